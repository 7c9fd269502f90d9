using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Extensions.Configuration;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Search;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Tests.Mailboxes;
using MsaOrleans.Silo.Tests.Retention;

namespace MsaOrleans.Silo.Tests.Encryption;

/// <summary>No byte of what people wrote, and of where they are reached, is in the database.</summary>
public abstract class SecretBytesContract : RetentionScene
{
    /// <summary>Each names where it is; the first is an excerpt as well.</summary>
    private static readonly string[] Secrets = ["Wachholder", "Kirschkern", "Zwetschge", "brombeere", "holunder"];

    [Fact]
    public async Task Texts_excerpts_notes_and_addresses_are_nowhere_in_the_database()
    {
        await using var silo = await StartAsync(await DatabaseAsync());
        var member = MailboxSilo.Member("secret") with { Email = "brombeere@membre.example" };
        var mailbox = silo.Mailbox(member.Id);
        var request = MailboxSilo.Request() with { Text = "Wachholder, ma situation a changé." };
        var contact = (await mailbox.SubmitAsync(member, request)).Accepted();
        await mailbox.AddNoteAsync(MailboxSilo.Agent, contact.Id, new("Kirschkern : à rappeler."));
        await mailbox.ReplyAsync(MailboxSilo.Agent, contact.Id, new(ReplyKind.Interim, "Zwetschge, nous étudions."));
        await mailbox.GrantProxyAsync(member, "proxy", new("Lucie Petit", "holunder@proche.example", null, null));

        foreach (var text in await TextsAsync(silo))
        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(
                Convert.ToHexString(Encoding.UTF8.GetBytes(secret)),
                text,
                StringComparison.OrdinalIgnoreCase
            );
        }
        foreach (var file in Files())
        foreach (var secret in Secrets)
            Assert.Equal(-1, file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));

        // Whoever may read it still does.
        Assert.StartsWith("Wachholder", Excerpt(await silo.Service<IBoardStore>().LoadAsync("picardie", default)));
        var found = await silo.Service<ISearchStore>()
            .FindAsync(new("picardie", ["martin"], null, null, Tuesday.AddYears(-1), null, 10));
        Assert.StartsWith("Wachholder", Assert.Single(found).Excerpt, StringComparison.Ordinal);
    }

    /// <summary>Bytes of the database's files, where the test can read them.</summary>
    protected virtual IEnumerable<byte[]> Files() => [];

    /// <summary>Names of all tables.</summary>
    protected abstract string Tables { get; }

    private static string Excerpt(IReadOnlyList<MsaOrleans.Grains.Boards.Domain.BoardEntry> entries) =>
        Assert.Single(entries).Excerpt!;

    /// <summary>Every value of every row; bytes as text and in hexadecimal.</summary>
    private async Task<IReadOnlyList<string>> TextsAsync(MailboxSilo silo)
    {
        var texts = new List<string>();
        await using var connection = await silo.Service<DbDataSource>().OpenConnectionAsync();
        foreach (var table in (await connection.QueryAsync<string>(Tables)).ToList())
        {
            await using var rows = await connection.ExecuteReaderAsync($"SELECT * FROM {table}");
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++)
                    texts.Add(
                        rows.GetValue(column) is byte[] bytes
                            ? Convert.ToHexString(bytes) + Encoding.Latin1.GetString(bytes)
                            : $"{rows.GetValue(column)}"
                    );
        }
        Assert.Contains(texts, text => text == "mailbox/secret");
        return texts;
    }
}

public sealed class SqliteSecretBytesTests : SecretBytesContract
{
    protected override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table'";

    protected override Task<IConfiguration> DatabaseAsync() => Databases.SqliteAsync(Folder);

    /// <summary>The file and its log.</summary>
    protected override IEnumerable<byte[]> Files()
    {
        foreach (var name in new[] { "msa.db", "msa.db-wal" })
        {
            using var stream = new FileStream(Folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            yield return copy.ToArray();
        }
    }
}

public sealed class PostgresSecretBytesTests : SecretBytesContract
{
    protected override string Tables => "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    protected override Task<IConfiguration> DatabaseAsync() => Databases.PostgresAsync();
}
