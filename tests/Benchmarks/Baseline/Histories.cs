using Microsoft.Net.Http.Headers;
using Npgsql;

namespace MsaOrleans.Baseline;

/// <summary>Reads a mailbox: two statements in one round trip.</summary>
internal sealed class Histories(NpgsqlDataSource database, Rules rules)
{
    private const string Contacts = $"""
        SELECT {Rows.Contact}, h.name FROM contact c JOIN member h ON h.id = c.member_id
        WHERE c.member_id = $1 AND c.created_at > $2 AND ($3::text IS NULL OR c.fund = $3) AND ($4::text IS NULL OR c.id = $4)
        ORDER BY c.created_at DESC, c.id DESC
        """;

    private const string Messages = $"""
        SELECT {Rows.Message} FROM message m JOIN contact c ON c.id = m.contact_id
        WHERE c.member_id = $1 AND c.created_at > $2 AND ($3::text IS NULL OR c.fund = $3) AND ($4::text IS NULL OR c.id = $4)
        ORDER BY m.contact_id, m.number
        """;

    public async Task<IResult> ListAsync(string memberId, HttpContext http)
    {
        var caller = Caller.Of(http);
        if (!caller.MayOpen(memberId))
            return Caller.NotFound();
        var contacts = await ReadAsync(memberId, null, caller, http.RequestAborted);
        if (contacts.Count == 0 && !caller.IsMember)
            return Caller.NotFound();
        return Known(http, $"\"{contacts.Count}-{contacts.Sum(contact => contact.Version)}\"")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(
                new HistoryAnswer(
                    memberId,
                    contacts.Count(IsUnread),
                    contacts,
                    new(Rules.MaxContacts, Rules.HistoryMonths, Rules.ReopenDays)
                ),
                BaselineJson.Default.HistoryAnswer
            );
    }

    public async Task<IResult> GetAsync(string memberId, string contactId, HttpContext http)
    {
        var caller = Caller.Of(http);
        if (
            !caller.MayOpen(memberId)
            || await ReadAsync(memberId, contactId, caller, http.RequestAborted) is not [var contact]
        )
            return Caller.NotFound();
        return Known(http, $"\"{contact.Version}\"")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(contact, BaselineJson.Default.ContactAnswer);
    }

    private async Task<List<ContactAnswer>> ReadAsync(
        string memberId,
        string? contactId,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var now = rules.Now;
        object?[] values =
        [
            memberId,
            now.AddMonths(-Rules.HistoryMonths),
            caller.IsMember ? null : caller.Fund,
            contactId,
        ];
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Rows.Command(Contacts, values));
        batch.BatchCommands.Add(Rows.Command(Messages, values));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var contacts = new List<ContactAnswer>();
        while (await rows.ReadAsync(cancellation))
        {
            var contact = rows.ReadContact(!caller.IsMember);
            contacts.Add(
                caller.IsMember
                    ? contact
                    : contact with
                    {
                        MemberName = rows.GetString(18),
                        MinutesLeft = Left(contact, now),
                    }
            );
        }
        var byId = contacts.ToDictionary(contact => contact.Id);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (id, message) = rows.ReadMessage();
            if (byId.TryGetValue(id, out var contact))
                contact.Messages.Add(message);
        }
        return contacts;
    }

    private int? Left(ContactAnswer contact, DateTime now) =>
        contact.Status == ContactStatus.Answered ? null : rules.MinutesLeft(contact.Fund, now, contact.DueAt);

    private static bool IsUnread(ContactAnswer contact) =>
        contact.Messages.Any(message =>
            message.Author.Kind == AuthorKind.Agent && (contact.ReadAt is not { } read || message.SentAt > read)
        );

    private static bool Known(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-store";
        return http.Request.Headers.IfNoneMatch.Count > 0
            && http.Request.GetTypedHeaders()
                .IfNoneMatch.Any(known => known.Compare(EntityTagHeaderValue.Parse(tag), false));
    }
}
