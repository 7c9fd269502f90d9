using System.Diagnostics;
using Dapper;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Search;
using MsaOrleans.Silo.Tests.Hosting;
using Npgsql;

namespace MsaOrleans.Load;

/// <summary>What a search costs in a fund of many contacts.</summary>
internal static class Searches
{
    private const int Times = 30;

    private static readonly Actor Agent = new("agent", Role.Agent, "Agent", "picardie");

    private static readonly (string Text, ContactStatus? Status)[] Questions =
    [
        ("nom17", null),
        ("nom1", null),
        ("prenom1", null),
        ("prenom3 nom7", null),
        ("n", null),
        ("adh123456", null),
        ("motif42", null),
        ("theme3", null),
        ("prenom2 theme3", null),
        ("nom17", ContactStatus.Answered),
        ("prenom1", ContactStatus.Open),
        ("personne", null),
    ];

    /// <summary>
    /// Contacts of the last 36 months, one in a hundred of them open: 2,000 surnames and 200 first names, of which the
    /// most frequent are as frequent as in France, and 277 reasons of 16 themes.
    /// </summary>
    private const string Fill = """
        INSERT INTO search_topic (fund, topic, words)
        SELECT 'picardie', 't' || i, 'theme' || i % 16 || ' sujet' || i % 64 || ' motif' || i
        FROM generate_series(0, 276) AS i;
        INSERT INTO search_contact (contact_id, fund, created_at, status, theme, topic, words, shown)
        SELECT
            md5(i::text), 'picardie', @since + i * @step, CASE WHEN i % 100 = 0 THEN 1 ELSE 3 END, 'theme' || topic % 16,
            't' || topic, first || last || ' ' || last || ' adh' || i / 4 || ' ' || substr(md5('r' || i), 1, 10) || ' /t' || topic,
            replace(replace(replace(@shown, 'CONTACT', md5(i::text)), 'MEMBER', 'adh' || i / 4), 'NAME', first || ' ' || last)
        FROM
        (
            SELECT i, (random() * 276)::int AS topic, 'prenom' || (200 * power(random(), 3))::int AS first,
                   'nom' || (2000 * power(random(), 3))::int AS last
            FROM generate_series(1, @contacts) AS i
        ) AS made;
        INSERT INTO search_word (fund, word, created_at, contact_id)
        SELECT fund, word, created_at, contact_id FROM search_contact, unnest(string_to_array(words, ' ')) AS word
        ORDER BY fund, word, created_at, contact_id
        ON CONFLICT DO NOTHING;
        ANALYZE;
        """;

    public static async Task RunAsync(int contacts)
    {
        var folder = Directory.CreateTempSubdirectory("msa-searches-").FullName;
        try
        {
            var database = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
            await using var silo = await InnerSilo.StartAsync(database, folder);
            await using (var connection = new NpgsqlConnection(database))
                await FillAsync(connection, contacts);
            foreach (var (text, status) in Questions)
                await AskAsync(silo, text, status);
            await Sizes.ReportAsync(database, "search_contact");
            await Sizes.ReportAsync(database, "search_word");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task FillAsync(NpgsqlConnection connection, int contacts)
    {
        var until = TimeProvider.System.GetUtcNow();
        var since = until.AddMonths(-35);
        const string Shown = """
            {"fund":"picardie","contactId":"CONTACT","memberId":"MEMBER","memberName":"NAME","profile":"particulier","topic":{"theme":{"code":"sante","label":"Santé"},"subject":{"code":"carte","label":"Carte Vitale"},"reason":{"code":"perte","label":"J’ai perdu ma carte"}},"kind":"question","status":"answered","createdAt":"2026-10-13T08:00:00+00:00","dueAt":"2026-10-15T08:00:00+00:00","answeredAt":"2026-10-14T08:00:00+00:00","level":0,"version":3,"excerpt":"Bonjour, j’ai perdu ma carte hier au marché et je ne sais comment en demander une autre, pouvez-vous…"}
            """;
        return connection.ExecuteAsync(
            Fill,
            new
            {
                contacts,
                since = since.UtcTicks,
                step = (until - since).Ticks / contacts,
                shown = Shown,
            },
            commandTimeout: 1200
        );
    }

    private static async Task AskAsync(InnerSilo silo, string text, ContactStatus? status)
    {
        var search = silo.Grains.GetGrain<ISearchGrain>("picardie");
        var took = new List<double>();
        var found = 0;
        for (var turn = 0; turn < Times; turn++)
        {
            var watch = Stopwatch.StartNew();
            var page = await search.FindAsync(Agent, new(text, status));
            took.Add(watch.Elapsed.TotalMilliseconds);
            found = page.Match(
                known => known.Items.Length,
                refusal => throw new InvalidOperationException($"{refusal}")
            );
        }
        took.Sort();
        Console.WriteLine(
            FormattableString.Invariant($"| {text} {status} | {found} | {took[Times / 2]:F1} ms | {took[^1]:F1} ms |")
        );
    }
}
