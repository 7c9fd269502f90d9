using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Silo.Encryption;
using MsaOrleans.Silo.Settings;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Storage;

namespace MsaOrleans.Silo.Tests.Encryption;

/// <summary>States encrypted in their rows, whatever the database.</summary>
public abstract class EncryptedRowsContract(StorageFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_state_of_before_is_read_and_encrypted_when_it_is_next_written()
    {
        await WriteAsync(await OpenAsync("before", keys: ""), "jean", "en clair");
        var storage = await OpenAsync("before", Keys("a"));
        Assert.Equal("en clair", await ReadAsync(storage, "jean"));
        Assert.Equal(0x10, (await BytesAsync(storage, "before", "jean"))[0]);

        await WriteAsync(storage, "jean", "chiffré");
        Assert.Equal("chiffré", await ReadAsync(storage, "jean"));
        Assert.Equal(Envelope.Format, (await BytesAsync(storage, "before", "jean"))[0]);
        await WriteAsync(await OpenAsync("before", Keys("a"), off: true), "jean", "de nouveau en clair");
        Assert.Equal(0x10, (await BytesAsync(storage, "before", "jean"))[0]);
    }

    [Fact]
    public async Task Rows_that_were_swapped_edited_or_rolled_back_are_found_and_others_are_not_touched()
    {
        var storage = await OpenAsync("forged", Keys("a"));
        foreach (var grain in new[] { "one", "two", "beside" })
            await WriteAsync(storage, grain, grain);
        var first = await BytesAsync(storage, "forged", "one");
        await WriteAsync(storage, "one", "written again");
        await PutAsync(storage, "forged", "one", first);
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(storage, "one"));

        await PutAsync(storage, "forged", "one", await BytesAsync(storage, "forged", "two"));
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(storage, "one"));

        first[^1] ^= 1;
        await PutAsync(storage, "forged", "one", first);
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(storage, "one"));
        Assert.Equal("two beside", $"{await ReadAsync(storage, "two")} {await ReadAsync(storage, "beside")}");
    }

    [Fact]
    public async Task A_start_without_a_key_that_rows_use_is_refused_and_names_it()
    {
        await InUse(await OpenAsync("start", Keys("a"))).CheckAsync(default);
        await InUse(await OpenAsync("start", Keys("b", "a"))).CheckAsync(default);

        Assert.Equal(
            "Encryption:Keys lacks the key a, by which a part of what is stored is encrypted. "
                + "Encryption:Keys lacks the key b, by which a part of what is stored is encrypted.",
            await RefusalAsync(Keys("c"))
        );
        File.WriteAllText(_folder.File("b"), $"b {Convert.ToBase64String(new byte[32])}\n");
        Assert.Equal(
            "Encryption:Keys has another key as b than the one by which a part of what is stored is encrypted.",
            await RefusalAsync(Keys("a", "b"))
        );
        Assert.StartsWith("Encryption:Keys is not set, and", await RefusalAsync(""), StringComparison.Ordinal);

        async Task<string> RefusalAsync(string keys)
        {
            var storage = await OpenAsync("start", keys);
            return (await Assert.ThrowsAsync<SettingsException>(() => InUse(storage).CheckAsync(default))).Message;
        }
    }

    [Fact]
    public async Task All_is_brought_under_a_new_first_key_while_grains_write_and_after_a_kill()
    {
        const int Grains = 450;
        var plain = await OpenAsync("rotated", keys: "");
        for (var i = 0; i < Grains; i++)
            await WriteAsync(plain, $"m{i}", $"text {i}");
        var old = await OpenAsync("rotated", Keys("a"));
        await InUse(old).CheckAsync(default);
        await WriteAsync(old, "m7", "under a");
        var (both, output) = (await OpenAsync("rotated", Keys("b", "a")), new StringWriter());
        var command = both.Services.GetRequiredService<EncryptCommand>();
        var notes = new Notes(both.States);
        var awake = await notes.ReadAsync(Key("m8"));
        await WriteAsync(both, "m9", "under b");

        // Two pages, then a kill.
        var after = await command.StatesAsync(new(), output);
        await command.StatesAsync(after!, output);
        Assert.InRange(await UnderAsync(both, "b"), 400, 401);
        Assert.Equal(0, await command.RunAsync(output));
        Assert.Matches(@"^\d+ rows were brought under the key b, 0 could not be\.", output.ToString());
        Assert.Equal(Grains, await UnderAsync(both, "b"));
        Assert.Contains("Run it again", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], (await InUse(both).ListAsync()).Order(StringComparer.Ordinal));
        output = new();
        Assert.Equal(0, await command.RunAsync(output));
        Assert.Contains("No row needs the key a any more.", output.ToString(), StringComparison.Ordinal);

        awake.State = new Note("written on");
        await notes.WriteAsync(Key("m8"), awake);
        var alone = await OpenAsync("rotated", Keys("b"));
        await InUse(alone).CheckAsync(default);
        for (var i = 0; i < Grains; i++)
            Assert.Equal(
                i switch
                {
                    7 => "under a",
                    8 => "written on",
                    9 => "under b",
                    _ => $"text {i}",
                },
                await ReadAsync(alone, $"m{i}")
            );
        output = new();
        Assert.Equal(0, await alone.Services.GetRequiredService<EncryptCommand>().RunAsync(output));
        Assert.Equal("0 rows were brought under the key b, 0 could not be.", output.ToString().Trim());
    }

    [Fact]
    public async Task What_is_refused_for_being_in_the_clear_is_not_made_good()
    {
        await WriteAsync(await OpenAsync("planted", keys: ""), "planted", "not theirs");
        var output = new StringWriter();
        var storage = await fixture.OpenAsync("planted", keys: Keys("b"), refusePlain: true);

        Assert.Equal(1, await storage.Services.GetRequiredService<EncryptCommand>().RunAsync(output));
        Assert.StartsWith(
            "note note/planted: It is not encrypted, which Encryption:RefusePlain refuses.",
            output.ToString(),
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(storage, "planted"));
    }

    [Fact]
    public async Task A_state_under_a_lost_key_is_told_and_stops_no_other()
    {
        await WriteAsync(await OpenAsync("lost", Keys("a")), "lost", "gone");
        await WriteAsync(await OpenAsync("lost", keys: ""), "kept", "here");
        var (storage, output) = (await OpenAsync("lost", Keys("b")), new StringWriter());
        await Assert.ThrowsAsync<UnavailableException>(() => ReadAsync(storage, "lost"));
        Assert.Equal("here", await ReadAsync(storage, "kept"));

        Assert.Equal(1, await storage.Services.GetRequiredService<EncryptCommand>().RunAsync(output));
        Assert.Equal(
            [
                "note note/lost: Encryption:Keys lacks the key a, by which it is encrypted.",
                "1 rows were brought under the key b, 1 could not be.",
            ],
            output.ToString().Trim().Split('\n').Select(line => line.Trim())
        );
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<OpenStorage> OpenAsync(string service, string keys, bool off = false) =>
        fixture.OpenAsync(service, keys: keys, off: off || keys.Length == 0);

    /// <summary>A file of these keys in this order; each is the same in every file of a test.</summary>
    private string Keys(params string[] ids)
    {
        foreach (var id in ids.Where(id => !File.Exists(_folder.File(id))))
        {
            KeyFile.Add(_folder.File("made"), TimeProvider.System.GetUtcNow());
            File.WriteAllText(
                _folder.File(id),
                $"{id} {File.ReadAllText(_folder.File("made")).Trim().Split(' ')[1]}\n"
            );
            File.Delete(_folder.File("made"));
        }
        var file = _folder.File(string.Join('-', ids) + ".keys");
        File.WriteAllText(file, string.Concat(ids.Select(id => File.ReadAllText(_folder.File(id)))));
        return file;
    }

    private static GrainId Key(string grain) => GrainId.Create("note", grain);

    private static KeysInUse InUse(OpenStorage storage) => storage.Services.GetRequiredService<KeysInUse>();

    private static async Task<string?> ReadAsync(OpenStorage storage, string grain) =>
        await new Notes(storage.States).TextAsync(Key(grain));

    private static async Task WriteAsync(OpenStorage storage, string grain, string text)
    {
        var notes = new Notes(storage.States);
        var note = await notes.ReadAsync(Key(grain));
        note.State = new Note(text);
        await notes.WriteAsync(Key(grain), note);
    }

    private static async Task<long> UnderAsync(OpenStorage storage, string id)
    {
        await using var connection = await storage.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        var rows = await connection.QueryAsync<byte[]>(
            "SELECT PayloadBinary FROM OrleansStorage WHERE ServiceId = 'rotated'"
        );
        return rows.LongCount(row => Envelope.KeyIdOf(row) == id);
    }

    private static async Task<byte[]> BytesAsync(OpenStorage storage, string service, string grain)
    {
        await using var connection = await storage.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        return (
            await connection.ExecuteScalarAsync<byte[]>(
                "SELECT PayloadBinary FROM OrleansStorage WHERE ServiceId = @service AND GrainIdExtensionString = @id",
                new { service, id = $"note/{grain}" }
            )
        )!;
    }

    private static async Task PutAsync(OpenStorage storage, string service, string grain, byte[] bytes)
    {
        await using var connection = await storage.Services.GetRequiredService<DbDataSource>().OpenConnectionAsync();
        await connection.ExecuteAsync(
            "UPDATE OrleansStorage SET PayloadBinary = @bytes WHERE ServiceId = @service AND GrainIdExtensionString = @id",
            new
            {
                service,
                id = $"note/{grain}",
                bytes,
            }
        );
    }
}

public sealed class SqliteEncryptedRowsTests(SqliteStorageFixture fixture)
    : EncryptedRowsContract(fixture),
        IClassFixture<SqliteStorageFixture>;

public sealed class PostgresEncryptedRowsTests(PostgresStorageFixture fixture)
    : EncryptedRowsContract(fixture),
        IClassFixture<PostgresStorageFixture>;
