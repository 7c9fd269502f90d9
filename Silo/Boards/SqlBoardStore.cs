using System.Data.Common;
using Dapper;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Boards;

/// <summary>Boards in the table <c>open_contact</c>, by SQL that every database of the product understands.</summary>
internal sealed class SqlBoardStore(DbDataSource database) : IBoardStore
{
    private const string Columns = """
        fund, contact_id, member_id, theme_code, theme_label, subject_code, subject_label, reason_code, reason_label,
        status, created_at, due_at, next_step_at, level, assignee, assignee_name, lapsed_from, version,
        member_name, lapsed_from_name, kind, profile, excerpt
        """;

    private const string Select = $"SELECT {Columns} FROM open_contact WHERE fund = @fund";

    private const string Upsert = $"""
        INSERT INTO open_contact ({Columns})
        VALUES (@fund, @contact_id, @member_id, @theme_code, @theme_label, @subject_code, @subject_label,
            @reason_code, @reason_label,
            @status, @created_at, @due_at, @next_step_at, @level, @assignee, @assignee_name, @lapsed_from, @version,
            @member_name, @lapsed_from_name, @kind, @profile, @excerpt)
        ON CONFLICT (fund, contact_id) DO UPDATE SET
            member_id = excluded.member_id, theme_code = excluded.theme_code, theme_label = excluded.theme_label,
            subject_code = excluded.subject_code, subject_label = excluded.subject_label,
            reason_code = excluded.reason_code, reason_label = excluded.reason_label,
            status = excluded.status, created_at = excluded.created_at, due_at = excluded.due_at,
            next_step_at = excluded.next_step_at, level = excluded.level, assignee = excluded.assignee,
            assignee_name = excluded.assignee_name, lapsed_from = excluded.lapsed_from, version = excluded.version,
            member_name = excluded.member_name, lapsed_from_name = excluded.lapsed_from_name,
            kind = excluded.kind, profile = excluded.profile, excerpt = excluded.excerpt
        WHERE excluded.version >= open_contact.version
        """;

    private const string Delete =
        "DELETE FROM open_contact WHERE fund = @fund AND contact_id = @contact_id AND version <= @version";

    /// <summary>As a board wakes up, which is outside of any call.</summary>
    public Task<IReadOnlyList<BoardEntry>> LoadAsync(string fund, CancellationToken cancellationToken) =>
        StorageFaults.TellAsync(ReadAsync(fund, cancellationToken));

    private async Task<IReadOnlyList<BoardEntry>> ReadAsync(string fund, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Select, new { fund }, cancellationToken: cancellationToken)
        );
        return [.. rows.Select(row => row.ToEntry())];
    }

    public async Task WriteAsync(string fund, IReadOnlyList<BoardUpdate> updates)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var update in updates)
            if (update.Entry is { } entry)
                await connection.ExecuteAsync(Upsert, Row.Of(entry), transaction);
            else
                await connection.ExecuteAsync(
                    Delete,
                    new
                    {
                        fund,
                        contact_id = update.ContactId,
                        version = update.Version,
                    },
                    transaction
                );
        await transaction.CommitAsync();
    }

#pragma warning disable IDE1006, CA1707 // named as the columns are
    private sealed record Row(
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
        public static Row Of(BoardEntry entry) =>
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
                entry.AssigneeName,
                entry.LapsedFrom,
                entry.Version,
                entry.MemberName,
                entry.LapsedFromName,
                (long?)entry.Kind,
                (long?)entry.Profile,
                entry.Excerpt
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

        private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
    }
#pragma warning restore IDE1006, CA1707
}
