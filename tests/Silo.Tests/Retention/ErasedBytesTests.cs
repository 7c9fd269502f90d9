using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Identity;
using MsaOrleans.Retention;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Retention;

/// <summary>What the files of SQLite hold of an erased mailbox, byte by byte.</summary>
public sealed class ErasedBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 13, 8, 0, 0, TimeSpan.Zero));
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task Nothing_of_an_erased_mailbox_is_left_in_the_file_or_its_log()
    {
        await using var silo = await MailboxSilo.StartAsync(_folder, _clock, _watch);
        var member = MailboxSilo.Member("erased-7f3a");
        await silo.Mailbox(member.Id).SubmitAsync(member, MailboxSilo.Request());
        await silo.BoardAsync(page => page.Items.Length == 1);
        var (id, payload) = (Encoding.UTF8.GetBytes(member.Id), await PayloadAsync());
        Assert.True(Holds(id) && Holds(payload));

        Assert.Null(
            (
                await silo.Grain<IMailboxCustody>(member.Id)
                    .EraseAsync(new("admin-1", Role.Admin, "Admin"), "Demande de l’adhérent")
            ).Refusal
        );
        await silo.BoardAsync(page => page.Items.IsEmpty);
        await Eventually.TrueAsync(() => Task.FromResult(!Holds(id)));
        Assert.False(Holds(payload));
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    /// <summary>The middle of the stored state.</summary>
    private async Task<byte[]> PayloadAsync()
    {
        await using var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False");
        var bytes = await database.ExecuteScalarAsync<byte[]>(
            "SELECT PayloadBinary FROM OrleansStorage WHERE GrainIdExtensionString = 'mailbox/erased-7f3a'"
        );
        return bytes![(bytes.Length / 2)..(bytes.Length / 2 + 40)];
    }

    private bool Holds(byte[] bytes) =>
        new[] { "msa.db", "msa.db-wal" }
            .Select(_folder.File)
            .Where(File.Exists)
            .Any(file =>
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
            });
}
