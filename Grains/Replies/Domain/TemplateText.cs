using System.Collections.Immutable;
using Fluid;
using Fluid.Ast;
using Fluid.Parser;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>Plain text with placeholders. Other features of Liquid are refused.</summary>
internal sealed class TemplateText
{
    private static readonly FluidParser Parser = new();

    private readonly FluidTemplate _template;
    private readonly ImmutableArray<string> _placeholders;

    private TemplateText(FluidTemplate template, IEnumerable<string> placeholders)
    {
        _template = template;
        _placeholders = [.. placeholders.Distinct(StringComparer.Ordinal)];
    }

    /// <param name="text">As written.</param>
    /// <param name="fault">Called with each fault.</param>
    /// <returns>Null when there is a fault.</returns>
    public static TemplateText? Read(string text, Action<string> fault)
    {
        if (!Parser.TryParse(text, out var parsed, out var error))
        {
            fault($"wrong syntax: {error.Split('\n')[0].Trim()}");
            return null;
        }
        var template = (FluidTemplate)parsed;
        var names = template.Statements.Where(part => part is not TextSpanStatement).Select(NameOf).ToList();
        if (names.Contains(null))
            fault("tag, filter or value of Liquid: only placeholders are allowed");
        var unknown = names.OfType<string>().Except(Filling.Placeholders, StringComparer.Ordinal).ToList();
        foreach (var name in unknown)
            fault($"placeholder “{name}” is unknown ({string.Join(", ", Filling.Placeholders)})");
        if (names.Contains(null) || unknown.Count > 0)
            return null;

        var read = new TemplateText(template, names.OfType<string>());
        if (read.IsWhatWasWritten(text))
            return read;
        fault($"brace outside of a placeholder, or placeholder that is not written as {Filling.Written("member")}");
        return null;
    }

    /// <summary>Fills in names and labels literally: they are not parsed as templates.</summary>
    /// <returns>The text, and the placeholders that stay in it because there is nothing to put there.</returns>
    public (string Text, ImmutableArray<string> Missing) Fill(Filling filling) =>
        (
            Render(name => filling[name] ?? Filling.Written(name)),
            _placeholders.RemoveAll(name => filling[name] is not null)
        );

    private string Render(Func<string, string> value)
    {
        var context = new TemplateContext();
        foreach (var name in _placeholders)
            context.SetValue(name, value(name));
        return _template.Render(context, NullEncoder.Default);
    }

    /// <summary>Comments and the trimming of white space leave no trace but in what comes out.</summary>
    private bool IsWhatWasWritten(string text) =>
        Fill(Filling.Nothing).Text == text && Render(_ => "").AsSpan().IndexOfAny('{', '}') < 0;

    private static string? NameOf(Statement part) =>
        part is OutputStatement { Expression: MemberExpression { Segments: [IdentifierSegment name] } }
            ? name.Identifier
            : null;
}
