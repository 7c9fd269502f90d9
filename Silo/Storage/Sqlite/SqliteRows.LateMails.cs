using MsaOrleans.Silo.Storage.Commits;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>The rows of the list of late mails that go with a state.</summary>
internal sealed partial class SqliteRows
{
    private const string List = """
        INSERT INTO late_mail
        (
            service_id, id, grain_id, effect_id, state, listed_at, mail, fund, contact_id, domain, cause, tries, since,
            next_try_at
        )
        VALUES (@service, @mail_id, @id, @effect, @state, @at, @mail, @fund, @contact, @domain, @cause, @tries, @since,
            @next)
        ON CONFLICT (service_id, id) DO UPDATE SET
            state = excluded.state, listed_at = excluded.listed_at, fund = excluded.fund, domain = excluded.domain,
            cause = excluded.cause, tries = excluded.tries, since = excluded.since, next_try_at = excluded.next_try_at
        """;

    private const string Unlist = "DELETE FROM late_mail WHERE service_id = @service AND id = @mail_id";

    private const string UnlistAll = "DELETE FROM late_mail WHERE service_id = @service AND grain_id = @id";

    private void WriteLateMail((string, object?)[] grain, LateMailEntry mail)
    {
        (string, object?)[] row = [.. grain, ("@mail_id", mail.Id)];
        if (mail.State is null)
        {
            Prepared(Unlist, row).ExecuteNonQuery();
            return;
        }
        Prepared(
                List,
                [
                    .. row,
                    ("@effect", mail.EffectId),
                    ("@state", mail.State),
                    ("@at", mail.At),
                    ("@mail", mail.Mail),
                    ("@fund", mail.Fund),
                    ("@contact", mail.ContactId),
                    ("@domain", mail.Domain),
                    ("@cause", mail.Cause),
                    ("@tries", mail.Tries),
                    ("@since", mail.Since),
                    ("@next", mail.NextTryAt),
                ]
            )
            .ExecuteNonQuery();
    }
}
