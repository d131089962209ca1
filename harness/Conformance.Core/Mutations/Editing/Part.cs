namespace Conformance.Core.Mutations.Editing;

/// <summary>One part of a body that can be edited: an element, an attribute, a JSON member or a list's item.</summary>
/// <param name="name">The XML name, whichever the syntax; empty for an item of a JSON list.</param>
/// <param name="parent">What holds it; null for the root.</param>
internal abstract class Part(string name, Part? parent)
{
    public string Name { get; } = name;

    public Part? Parent { get; } = parent;

    /// <summary>Where it stands, as XPath or JSON Pointer.</summary>
    public abstract string Place { get; }

    /// <summary>The parts below, in document order.</summary>
    public List<Part> Children { get; } = [];

    /// <summary>The text of a part without parts of its own; null for others and for JSON's null.</summary>
    public abstract string? Text { get; }

    /// <summary>Whether it is an XML element, whose place among others has a meaning.</summary>
    public virtual bool IsElement => false;

    /// <summary>Whether it is a JSON number or boolean.</summary>
    public virtual bool IsNative => false;

    /// <summary>Whether it is JSON's null.</summary>
    public virtual bool IsNull => false;

    /// <summary>Whether several of one name can stand side by side.</summary>
    public virtual bool CanRepeat => IsElement;

    public Part? Child(string name) => Children.FirstOrDefault(child => child.Name == name);

    public abstract void Drop();

    public abstract void Rename(string name);

    /// <summary>Puts a copy of it behind it.</summary>
    public abstract void Double();

    /// <summary>Puts a copy of it, with texts replaced, behind it.</summary>
    public abstract void Double(IReadOnlyDictionary<string, string> replaced);

    /// <summary>Gives it a text; in JSON a string unless it was a number and the text is one.</summary>
    public abstract void Set(string text);

    /// <summary>Makes a JSON value a string, or null.</summary>
    public virtual void SetString(string? text) => throw new NotSupportedException("only JSON has strings and null");

    /// <summary>Moves it in front of all that stand beside it.</summary>
    public abstract void MoveFirst();

    /// <summary>Puts its children in the opposite order.</summary>
    public abstract void ReverseChildren();

    /// <summary>Adds a scalar that the contract does not know.</summary>
    public abstract void AddUnknown(string name);
}
