using System.CommandLine;
using Conformance.Core.Results;

namespace Conformance.Cli;

/// <summary><c>conform completion SHELL</c>: a script that lets the shell ask this program how a command line goes on.</summary>
internal static class CompletionCommand
{
    /// <summary>What the shells ask: the place of the cursor in the line after the command's name, then that line.</summary>
    public const string Question = "[suggest";

    private const string Bash = """
        # bash: conform completion bash >> ~/.bashrc
        _conform() {
          local line="${COMP_LINE:0:COMP_POINT}" word item
          word="${line##* }"
          COMPREPLY=()
          while IFS= read -r item; do
            # Readline takes what stands before a colon as a word of its own.
            [[ $item == "$word"* ]] && COMPREPLY+=("${item#"${word%"${word##*:}"}"}")
          done < <("${COMP_WORDS[0]}" "[suggest:$((${#line} - ${#COMP_WORDS[0]} - 1))]" "${line#* }" 2>/dev/null)
        }
        complete -o default -F _conform conform

        """;

    private const string Zsh = """
        # zsh: conform completion zsh >> ~/.zshrc (after compinit)
        _conform() {
          local line="${BUFFER[1,CURSOR]}"
          local -a items
          items=("${(@f)$("${words[1]}" "[suggest:$((${#line} - ${#words[1]} - 1))]" "${line#* }" 2>/dev/null)}")
          compadd -a items || _files
        }
        compdef _conform conform

        """;

    private const string Fish = """
        # fish: conform completion fish > ~/.config/fish/completions/conform.fish
        function __conform
          set -l line (string replace -r '^\S+ ' '' -- (commandline -cp))
          conform "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c conform -a '(__conform)'

        """;

    private const string PowerShell = """
        # PowerShell: conform completion pwsh | Out-String | Invoke-Expression (in $PROFILE)
        Register-ArgumentCompleter -Native -CommandName conform -ScriptBlock {
          param($word, $tree, $cursor)
          $name = $tree.CommandElements[0].Extent.Text
          $line = $tree.Extent.Text.PadRight($cursor).Substring(0, $cursor).Substring($name.Length + 1)
          conform "[suggest:$($line.Length)]" $line 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    public static Command Create(CallerPlace place)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.CompletionSources.Add("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Prints a script for shell completion.") { shell };
        command.SetAction(async (parsed, _) =>
        {
            await place.Terminal.Out.WriteAsync(parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                var other => throw new UsageException($"completion {other}: there are bash, zsh, fish and pwsh."),
            });
            return ExitCodes.Conformant;
        });
        return command;
    }
}
