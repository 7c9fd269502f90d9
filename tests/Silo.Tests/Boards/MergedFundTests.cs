using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Boards;
using MsaOrleans.Grains.Funds;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using MsaOrleans.Search;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Boards;

/// <summary>Gironde is merged into Picardie: its record names its successor, and the service starts anew.</summary>
public sealed class MergedFundTests : IDisposable
{
    private static readonly Actor Lucie = MailboxSilo.Member("lucie") with { Fund = "gironde" };

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task The_successor_sees_claims_and_answers_what_was_open_and_its_alerts_are_its_own()
    {
        var (answered, waiting) = await WriteBeforeAsync();
        using var watch = new ReminderWatch();
        await using var silo = await StartAsync(watch, MergedFile());

        var page = await silo.BoardAsync(page => page.Items.Length == 2);
        Assert.Equal(["picardie", "picardie"], page.Items.Select(item => item.Fund));
        (await silo.Mailbox("lucie").ClaimAsync(MailboxSilo.Agent, answered, new())).Accepted();
        await silo.Mailbox("lucie").ReplyAsync(MailboxSilo.Agent, answered, new(ReplyKind.Final, "Voici la réponse."));
        page = await silo.BoardAsync(page => page.Items.Length == 1);
        Assert.Equal(waiting, page.Items[0].ContactId);
        await Eventually.TrueAsync(async () => (await FundsOfRowsAsync()).SequenceEqual(["picardie"]));

        var due = page.Items[0].DueAt;
        await silo.WakeAtAsync("lucie", due);
        var reached = (await silo.SeenByAgentAsync("lucie", waiting)).Escalations!.Value;
        Assert.Equal([null, "chef@picardie.example"], reached.Select(step => step.Recipient));
        var refused = await silo.Board("gironde")
            .ViewAsync(MailboxSilo.Agent with { Fund = "gironde" }, new(BoardView.Open));
        Assert.Equal(RefusalCode.UnknownFund, refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_member_whose_token_names_the_merged_fund_reads_and_writes_as_before()
    {
        var (_, waiting) = await WriteBeforeAsync();
        using var watch = new ReminderWatch();
        await using var silo = await StartAsync(watch, MergedFile());

        var read = (await silo.Mailbox("lucie").GetAsync(Lucie, waiting)).Accepted();
        var written = (await silo.Mailbox("lucie").SubmitAsync(Lucie, MailboxSilo.Request("new"))).Accepted();

        Assert.Equal(("picardie", "picardie"), (read.Fund, written.Fund));
        var found = await silo.Grain<ISearchGrain>("picardie").FindAsync(MailboxSilo.Agent, new("lucie"));
        Assert.All(found.Accepted().Items, item => Assert.Equal("picardie", item.Fund));
        Assert.Equal(3, found.Accepted().Items.Length);
        await silo.BoardAsync(page => page.Items.Length == 3);
        await Eventually.TrueAsync(async () => (await FundsOfRowsAsync()).SequenceEqual(["picardie"]));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    /// <summary>Two requests of a member of Gironde, on the board of Gironde.</summary>
    private async Task<(string, string)> WriteBeforeAsync()
    {
        await using var silo = await StartAsync(_watch, File(Gironde(""), Picardie));
        var one = (await silo.Mailbox("lucie").SubmitAsync(Lucie, MailboxSilo.Request("one"))).Accepted();
        var two = (await silo.Mailbox("lucie").SubmitAsync(Lucie, MailboxSilo.Request("two"))).Accepted();
        await silo.BoardAsync(page => page.Items.Length == 2, "gironde");
        return (one.Id, two.Id);
    }

    private Task<MailboxSilo> StartAsync(ReminderWatch watch, string funds) =>
        MailboxSilo.StartAsync(
            _folder,
            _clock,
            watch,
            configure: silo => silo.Services.PostConfigure<FundsOptions>(options => options.Path = funds)
        );

    private async Task<IEnumerable<string>> FundsOfRowsAsync()
    {
        await using var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False");
        return await database.QueryAsync<string>("SELECT DISTINCT fund FROM open_contact");
    }

    private string MergedFile() => File(Gironde(""","mergedInto":"picardie" """), Picardie);

    private string File(params string[] funds)
    {
        var file = _folder.File($"funds-{funds.Sum(fund => fund.Length)}.json");
        System.IO.File.WriteAllText(file, $"[{string.Join(',', funds)}]");
        return file;
    }

    private static string Picardie => Fund("picardie", "");

    private static string Gironde(string more) => Fund("gironde", more);

    private static string Fund(string code, string more) =>
        $$"""
            {"code":"{{code}}","name":"MSA {{code}}","address":"1 rue A","telephone":"01 02","calendar":"metropole",
            "timeZone":"Europe/Paris","escalation":["chef@{{code}}.example"]{{more}}}
            """;
}
