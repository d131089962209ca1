using System.Globalization;
using Conformance.Documents;

namespace Conformance.Benchmarks.Compare;

/// <summary>
/// <c>compare [MEMBERS] [xml|json|mixed]</c> prints the comparer's figures, the largest file having that many members (default
/// 1,000,000).
/// <c>sessions FILE MEMBERS [json] [shuffled] [rewritten] [planted]</c> writes a collection of task sessions.
/// </summary>
internal static class CompareVerb
{
    public static bool TryRun(string[] args, TextWriter output)
    {
        switch (args)
        {
            case ["compare", .. var rest]:
                var large = rest is [var most, ..] ? int.Parse(most, CultureInfo.InvariantCulture) : 1_000_000;
                CompareFigures.Run(output, Directory.CreateTempSubdirectory("conformance-compare-").FullName, large, rest.Skip(1).FirstOrDefault());
                return true;
            case ["sessions", var path, var members, .. var how]:
                var file = new SessionsFile(int.Parse(members, CultureInfo.InvariantCulture), how.Contains("json") ? DocumentFormat.Json : DocumentFormat.Xml)
                {
                    IsShuffled = how.Contains("shuffled"),
                    IsRewritten = how.Contains("rewritten"),
                    HasPlantedDifference = how.Contains("planted"),
                };
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {file.Write(path)} bytes"));
                return true;
            default:
                return false;
        }
    }
}
