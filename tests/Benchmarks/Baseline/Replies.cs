using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>An agent's answer: one transaction stops the clock, keeps the answer and owes the mail.</summary>
internal sealed class Replies(NpgsqlDataSource database, Rules rules, OutboxSignal outbox)
{
    private const string Lock = $"""
        SELECT {Rows.Contact}, h.name, h.email, h.notifications FROM contact c JOIN member h ON h.id = c.member_id
        WHERE c.member_id = $1 AND c.id = $2 AND c.fund = $3 FOR UPDATE OF c
        """;

    private const string Messages = $"SELECT {Rows.Message} FROM message m WHERE m.contact_id = $1 ORDER BY m.number";

    private const string Answer = """
        UPDATE contact SET status = $2, answered_at = $3, due_at = $4, steps = $5, next_step_at = $6, reminder_at = $7, version = version + 1
        WHERE id = $1
        """;

    public async Task<IResult> ReplyAsync(string memberId, string contactId, NewReply request, HttpContext http)
    {
        var caller = Caller.Of(http);
        if (request.Kind is not { } kind || !Enum.IsDefined(kind))
            return Caller.Invalid("invalid-request");
        if (Rules.AgentText(request.Text) is not { } text)
            return Caller.Invalid("text-too-short");
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
        if (await FindAsync(connection, memberId, contactId, caller) is not { } found)
            return Caller.NotFound();
        var contact = found.Contact;
        if (http.Request.Headers.IfMatch is [{ } seen] && seen != "*" && seen != $"\"{contact.Version}\"")
            return Caller.Problem(412, "stale-version", "Échange modifié entre-temps");
        if (kind == ReplyKind.Interim && contact.Status != ContactStatus.Open)
            return Caller.Problem(409, "already-answered", "Réponse déjà donnée");
        if (contact.Messages.Count >= Rules.MaxMessages)
            return Caller.Problem(409, "thread-full", "Échange complet");
        var answered = await WriteAsync(connection, found, caller, kind, text);
        await transaction.CommitAsync();
        outbox.Wake();
        http.Response.Headers.ETag = $"\"{answered.Version}\"";
        http.Response.Headers.Location = $"/api/v1/mailboxes/{memberId}/contacts/{contactId}";
        return Results.Json(answered, BaselineJson.Default.ContactAnswer, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<Found?> FindAsync(
        NpgsqlConnection connection,
        string memberId,
        string contactId,
        Caller caller
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Rows.Command(Lock, memberId, contactId, caller.Fund));
        batch.BatchCommands.Add(Rows.Command(Messages, contactId));
        await using var rows = await batch.ExecuteReaderAsync();
        if (!await rows.ReadAsync())
            return null;
        var found = new Found(
            rows.ReadContact(desk: true),
            rows.GetString(18),
            rows.IsDBNull(19) ? null : rows.GetString(19),
            rows.GetBoolean(20)
        );
        await rows.NextResultAsync();
        while (await rows.ReadAsync())
            found.Contact.Messages.Add(rows.ReadMessage().Message);
        return found;
    }

    private async Task<ContactAnswer> WriteAsync(
        NpgsqlConnection connection,
        Found found,
        Caller caller,
        ReplyKind kind,
        string text
    )
    {
        var (contact, now, isFinal) = (found.Contact, rules.Now, kind == ReplyKind.Final);
        var second = isFinal ? null : rules.Resolution(contact.Fund, now);
        var status = isFinal ? ContactStatus.Answered : ContactStatus.Pending;
        var (due, steps) = (second?.DueAt.UtcDateTime ?? contact.DueAt, second is null ? [] : Rules.Steps(second));
        var (number, words) = ((short)(contact.Messages.Count + 1), isFinal ? MessageKind.Final : MessageKind.Interim);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(
            Rows.Command(
                Answer,
                contact.Id,
                (short)status,
                isFinal ? now : null,
                due,
                steps,
                steps.Length > 0 ? steps[0] : null,
                rules.ReminderAt(contact.Fund, now)
            )
        );
        batch.BatchCommands.Add(
            Rows.Command(
                Submissions.Write,
                contact.Id,
                number,
                (short)AuthorKind.Agent,
                caller.Id,
                caller.Name,
                now,
                (short)words,
                text
            )
        );
        if (found is { Notified: true, Email: { } email })
            batch.BatchCommands.Add(
                Rows.Command(
                    Submissions.Owe,
                    $"answer.{contact.Id}-{number}",
                    (short)LetterKind.Answer,
                    email,
                    contact.Fund,
                    contact.Id,
                    now,
                    due
                )
            );
        await batch.ExecuteNonQueryAsync();
        contact.Messages.Add(new($"{contact.Id}-{number}", new(AuthorKind.Agent, caller.Name), now, words, text));
        return contact with
        {
            Status = status,
            DueAt = due,
            AnsweredAt = isFinal ? now : null,
            ReadAt = null,
            Version = contact.Version + 1,
            MemberName = found.MemberName,
            MinutesLeft = isFinal ? null : rules.MinutesLeft(contact.Fund, now, due),
        };
    }

    private sealed record Found(ContactAnswer Contact, string MemberName, string? Email, bool Notified);
}
