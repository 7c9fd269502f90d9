using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Boards;

#pragma warning disable IDE1006, CA1707 // named as the columns are
/// <summary>A row of the table <c>open_contact</c>. Instants are UTC, in ticks.</summary>
internal sealed record BoardRow(
    string fund,
    string contact_id,
    string member_id,
    string theme_code,
    string theme_label,
    string subject_code,
    string subject_label,
    string reason_code,
    string reason_label,
    long status,
    long created_at,
    long due_at,
    long? next_step_at,
    long level,
    string? assignee,
    string? assignee_name,
    string? lapsed_from,
    long version,
    string? member_name,
    string? lapsed_from_name,
    long? kind,
    long? profile,
    string? excerpt
)
{
    public static BoardRow Of(BoardEntry entry) =>
        new(
            entry.Fund,
            entry.ContactId,
            entry.MemberId,
            entry.Topic.Theme.Code,
            entry.Topic.Theme.Label,
            entry.Topic.Subject.Code,
            entry.Topic.Subject.Label,
            entry.Topic.Reason.Code,
            entry.Topic.Reason.Label,
            (long)entry.Status,
            entry.CreatedAt.UtcTicks,
            entry.DueAt.UtcTicks,
            entry.NextStepAt?.UtcTicks,
            entry.Level,
            entry.Assignee,
            Storable(entry.AssigneeName),
            entry.LapsedFrom,
            entry.Version,
            Storable(entry.MemberName),
            Storable(entry.LapsedFromName),
            (long?)entry.Kind,
            (long?)entry.Profile,
            Storable(entry.Excerpt)
        );

    public BoardEntry ToEntry() =>
        new(
            fund,
            contact_id,
            member_id,
            new(new(theme_code, theme_label), new(subject_code, subject_label), new(reason_code, reason_label)),
            (ContactStatus)status,
            At(created_at),
            At(due_at),
            next_step_at is { } next ? At(next) : null,
            (int)level,
            assignee,
            assignee_name,
            lapsed_from,
            (int)version,
            member_name,
            lapsed_from_name,
            (ContactKind?)kind,
            (Profile?)profile,
            excerpt
        );

    /// <summary>PostgreSQL takes no U+0000, which a name of before claims were cleaned may have.</summary>
    private static string? Storable(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
#pragma warning restore IDE1006, CA1707
