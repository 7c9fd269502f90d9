using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Boards;
using MsaOrleans.Catalog;
using MsaOrleans.Figures;
using MsaOrleans.Grains;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>Whoever asks for what does not exist fills no memory with it, and no table.</summary>
public sealed class VacancyTests : IDisposable
{
    private static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Tuesday);
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task What_does_not_exist_is_not_kept()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var admin = MailboxSilo.Agent with { Role = MsaOrleans.Identity.Role.Admin };
        await silo.Mailbox("somebody").SubmitAsync(MailboxSilo.Member("somebody"), MailboxSilo.Request());
        await silo.BoardAsync(page => page.Items.Length == 1);
        for (var number = 0; number < 20; number++)
        {
            var (nobody, nowhere) = ($"nobody-{number}", $"nowhere-{number}");
            await silo.Mailbox(nobody).GetAsync(MailboxSilo.Agent, nobody);
            await silo.Mailbox(nobody).GetPreferencesAsync(MailboxSilo.Member(nobody));
            await silo.Mailbox(nobody).ListHeldAsync();
            await silo.Grain<IMailboxCustody>(nobody).SummariseAsync(admin);
            await silo.Board(nowhere).ViewAsync(admin, new(BoardView.Open));
            await silo.Grain<IFiguresGrain>(nowhere).GetAsync(admin, new(2026, 10, 1), new(2026, 10, 13));
            await silo.Grain<IDeflectionGrain>($"picardie/{1900 + number}-01").GetAsync();
        }
        Assert.Equal(21, (await silo.InMemoryAsync("mailbox")).Count);

        await Eventually.TrueAsync(async () =>
        {
            _clock.Advance(Vacancy.Kept);
            return (await silo.InMemoryAsync("mailbox")).SequenceEqual(["somebody"])
                && (await silo.InMemoryAsync("board")).SequenceEqual(["picardie"])
                && (await silo.InMemoryAsync("figures")).Count == 0
                && (await silo.InMemoryAsync("deflection")).Count == 0;
        });

        Assert.Single((await silo.BoardAsync(_ => true)).Items);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }
}
