using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Storage.Commits;
using Orleans.Configuration;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>Rows of the list of late mails are written with a state, or not at all, and read in pages.</summary>
public abstract class LateMailContract(StorageFixture fixture) : CommitScene(fixture)
{
    private const long Since = 638_000_000_000_000_007;

    [Fact]
    public async Task A_row_comes_back_as_it_went_changes_and_goes_with_the_states_that_are_written()
    {
        var (_, commits) = await OpenAsync();
        var full = Waiting("whole", Since) with { Cause = 4, NextTryAt = Since + 9, ContactId = "c", Tries = 2 };
        await commits.WriteAsync([Write("whole", "text") with { LateMails = [full] }, Write("beside", "text")]);
        var row = new LateMailRow(
            "ack.whole",
            LateMailState.Waiting,
            "acknowledgement",
            "picardie",
            "c",
            "exemple.fr",
            MailFault.Policy,
            2,
            new(Since, TimeSpan.Zero),
            new(Since + 9, TimeSpan.Zero),
            null
        );
        var store = await StoreAsync();
        Assert.Equal(new ListedMail("whole", "whole", row), await store.FindAsync("whole"));

        var failed = Waiting("whole", Since + 5) with { State = 2, Since = Since };
        Assert.Equal([0], await commits.WriteAsync([Write("whole", "stale") with { LateMails = [failed] }]));
        Assert.Equal(LateMailState.Waiting, (await store.FindAsync("whole"))!.Row.State);
        await commits.WriteAsync([Write("whole", "text", version: 1) with { LateMails = [failed] }]);
        Assert.Equal(
            (LateMailState.Failed, (MailFault?)null, new DateTimeOffset(Since + 5, TimeSpan.Zero)),
            (await store.FindAsync("whole"))!.Row is var read ? (read.State, read.Cause, read.At) : default
        );
        await commits.WriteAsync([Write("whole", "text", version: 2) with { LateMails = [new("whole")] }]);
        Assert.Null(await store.FindAsync("whole"));
    }

    [Fact]
    public async Task A_receipt_takes_its_mail_off_the_list_and_a_state_that_goes_takes_all_of_its_own()
    {
        var (_, commits) = await OpenAsync();
        var store = await StoreAsync();
        await commits.WriteAsync([
            Write("owes", "text") with
            {
                LateMails = [Waiting("o1", Since), Waiting("o2", Since)],
            },
            Write("stays", "text") with
            {
                LateMails = [Waiting("s1", Since)],
            },
        ]);
        var sent = Write("owes", "", version: 1) with { Payload = null, Receipt = "ack.o1", LateMails = [new("o1")] };
        Assert.Equal([0], await commits.WriteAsync([sent with { Version = 7 }]));
        Assert.NotNull(await store.FindAsync("o1"));
        Assert.Equal([1], await commits.WriteAsync([sent]));
        Assert.Null(await store.FindAsync("o1"));
        Assert.NotNull(await store.FindAsync("o2"));

        await commits.WriteAsync([Write("owes", "", version: 1) with { Payload = null, Deletes = true }]);
        Assert.Null(await store.FindAsync("o2"));
        Assert.NotNull(await store.FindAsync("s1"));
        await store.ForgetAsync("s1");
        Assert.Null(await store.FindAsync("s1"));
    }

    [Fact]
    public async Task Those_that_wait_come_oldest_first_and_those_given_up_newest_first_in_pages()
    {
        var (_, commits) = await OpenAsync();
        var store = await StoreAsync();
        await commits.WriteAsync([
            Write("pages", "text") with
            {
                LateMails =
                [
                    Waiting("w3", 3),
                    Waiting("w1", 1),
                    Waiting("w2b", 2),
                    Waiting("w2a", 2),
                    Waiting("f1", 1) with
                    {
                        State = 2,
                    },
                    Waiting("f2", 2) with
                    {
                        State = 2,
                    },
                ],
            },
        ]);
        Assert.Equal("w1 w2a", await IdsAsync(LateMailState.Waiting, null, 2));
        Assert.Equal("w2b w3", await IdsAsync(LateMailState.Waiting, new(2, "w2a"), 2));
        Assert.Equal("f2 f1", await IdsAsync(LateMailState.Failed, new(3, ""), 2));
        Assert.Equal("f1", await IdsAsync(LateMailState.Failed, new(2, "f2"), 1));

        async Task<string> IdsAsync(LateMailState state, LateMailPlace? after, int limit) =>
            string.Join(' ', (await store.ListAsync(state, after, limit)).Select(mail => mail.Id));
    }

    private static LateMailEntry Waiting(string id, long at) =>
        new(id, 1, at, $"ack.{id}", "acknowledgement", "picardie", null, "exemple.fr", null, 0, at);

    private async Task<ILateMailStore> StoreAsync() =>
        new SqlLateMailStore(
            (await Fixture.OpenAsync()).Services.GetRequiredService<System.Data.Common.DbDataSource>(),
            Options.Create(new ClusterOptions { ServiceId = "service" })
        );
}
