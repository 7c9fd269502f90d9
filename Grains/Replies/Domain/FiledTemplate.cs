using MsaOrleans.Mailboxes;
using MsaOrleans.Replies;

namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>A valid template and its topic. A code that is null stands for any.</summary>
internal sealed record FiledTemplate(
    string Code,
    string Label,
    ReplyKind Kind,
    string? Theme,
    string? Subject,
    string? Reason,
    TemplateText Text
)
{
    /// <summary>0 for any topic, 1 for a theme, 2 for a subject, 3 for a reason.</summary>
    public int Depth => new[] { Theme, Subject, Reason }.Count(code => code is not null);

    public bool Fits(ReplyTemplateQuery query) =>
        (Theme is null || Theme == query.Theme)
        && (Subject is null || Subject == query.Subject)
        && (Reason is null || Reason == query.Reason);

    public ReplyTemplate Fill(Filling filling)
    {
        var (text, missing) = Text.Fill(filling);
        return new ReplyTemplate(Code, Label, Kind, text, missing);
    }
}
