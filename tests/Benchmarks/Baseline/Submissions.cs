using System.Globalization;
using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>
/// Files a request: one transaction for the member, the contact, its clock and the mail that is owed.
/// </summary>
internal sealed class Submissions(NpgsqlDataSource database, Rules rules, OutboxSignal outbox)
{
    /// <summary>Names the member, and keeps their other requests waiting until the end of the transaction.</summary>
    private const string Name = """
        INSERT INTO member (id, name, email, fund, profile) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = COALESCE(excluded.email, member.email),
            fund = COALESCE(excluded.fund, member.fund), profile = COALESCE(excluded.profile, member.profile)
        """;

    private const string Count = """
        SELECT count(*)::int, (count(*) FILTER (WHERE created_at > $2))::int, min(created_at) FILTER (WHERE created_at > $2)
        FROM contact WHERE member_id = $1
        """;

    private const string Evict = """
        DELETE FROM contact WHERE id = (SELECT id FROM contact WHERE member_id = $1 AND status = 3 ORDER BY created_at LIMIT 1)
        """;

    private const string Add = """
        INSERT INTO contact (id, member_id, fund, theme, theme_label, subject, subject_label, reason, reason_label,
            kind, status, created_at, due_at, steps, next_step_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14)
        """;

    public const string Write = """
        INSERT INTO message (contact_id, number, author_kind, author_id, author_name, sent_at, kind, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public const string Owe = """
        INSERT INTO outbox (id, kind, recipient, fund, contact_id, occurred_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    public async Task<IResult> SubmitAsync(string memberId, NewContact request, HttpContext http)
    {
        var caller = Caller.Of(http);
        if (caller.Id != memberId)
            return Caller.NotFound();
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
            return Caller.Invalid("invalid-request");
        if (Rules.MemberText(request.Text) is not { } text)
            return Caller.Invalid("text-too-short");
        if (rules.Topic(request, caller.Profile) is not { } topic)
            return Caller.Invalid("unknown-topic");
        if (!rules.HasFund(caller.Fund))
            return Caller.Problem(404, "unknown-fund", "Caisse inconnue");
        return await FileAsync(caller, topic, kind, text, http);
    }

    private async Task<IResult> FileAsync(Caller caller, Filing topic, ContactKind kind, string text, HttpContext http)
    {
        var (now, fund) = (rules.Now, caller.Fund ?? "");
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        var (contacts, recent, first) = await CountAsync(connection, caller, now);
        if (recent >= rules.SubmissionsPerHour)
        {
            var delay = Math.Ceiling((first.AddHours(1) - now).TotalSeconds);
            http.Response.Headers.RetryAfter = delay.ToString("0", CultureInfo.InvariantCulture);
            return Caller.Problem(429, "too-many-requests", "Trop de demandes");
        }
        if (contacts >= Rules.MaxContacts && !await EvictAsync(connection, caller))
            return Caller.Problem(409, "mailbox-full", "Messagerie pleine");
        var id = IdAt(now);
        var deadline = rules.Deadline(fund, now);
        var (due, steps) = (deadline.DueAt.UtcDateTime, Rules.Steps(deadline));
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(
            Rows.Command(
                Add,
                id,
                caller.Id,
                fund,
                topic.Theme.Code,
                topic.Theme.Text,
                topic.Subject.Code,
                topic.Subject.Text,
                topic.Reason.Code,
                topic.Reason.Text,
                (short)kind,
                now,
                due,
                steps,
                steps[0]
            )
        );
        batch.BatchCommands.Add(
            Rows.Command(
                Write,
                id,
                (short)1,
                (short)AuthorKind.Member,
                caller.Id,
                caller.Name,
                now,
                (short)MessageKind.Request,
                text
            )
        );
        if (caller.Email is { } email)
            batch.BatchCommands.Add(
                Rows.Command(Owe, $"ack.{id}.1", (short)LetterKind.Acknowledgement, email, fund, id, now, due)
            );
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        outbox.Wake();
        http.Response.Headers.ETag = "\"1\"";
        http.Response.Headers.Location = $"/api/v1/mailboxes/{caller.Id}/contacts/{id}";
        return Results.Json(
            new ContactAnswer(
                id,
                caller.Id,
                fund,
                topic,
                kind,
                ContactStatus.Open,
                now,
                due,
                null,
                null,
                null,
                null,
                [new($"{id}-1", new(AuthorKind.Member, caller.Name), now, MessageKind.Request, text)],
                1
            ),
            BaselineJson.Default.ContactAnswer,
            statusCode: StatusCodes.Status201Created
        );
    }

    private static async Task<(int Contacts, int Recent, DateTime First)> CountAsync(
        NpgsqlConnection connection,
        Caller caller,
        DateTime now
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Rows.Command(Name, caller.Id, caller.Name, caller.Email, caller.Fund, caller.Profile));
        batch.BatchCommands.Add(Rows.Command(Count, caller.Id, now.AddHours(-1)));
        await using var row = await batch.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt32(0), row.GetInt32(1), row.Instant(2) ?? now);
    }

    private static async Task<bool> EvictAsync(NpgsqlConnection connection, Caller caller)
    {
        await using var command = new NpgsqlCommand(Evict, connection) { Parameters = { new() { Value = caller.Id } } };
        return await command.ExecuteNonQueryAsync() == 1;
    }

#pragma warning disable RS0030 // an id is made in one place here, by the framework
    private static string IdAt(DateTime now) => Guid.CreateVersion7(now).ToString("N");
#pragma warning restore RS0030
}
