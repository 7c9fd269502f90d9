using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Grains.Identity.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Tests.Hosting;
using MsaOrleans.Silo.Tests.Mailboxes;

namespace MsaOrleans.Silo.Tests.Identity;

public sealed class EndedSessionsGrainTests : IDisposable
{
    private static readonly DateTimeOffset Tuesday = new(2026, 10, 13, 8, 0, 0, TimeSpan.Zero);

    private static readonly string Key = EndedSessionsKey.Of("jean");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Tuesday);
    private readonly ReminderWatch _watch = new();

    [Fact]
    public async Task An_end_outlives_its_silo_and_leaves_no_row_once_the_token_is_over()
    {
        await using (var first = await MailboxSilo.StartAsync(_folder, _clock, _watch))
            await first.Grain<IEndedSessionsGrain>(Key).EndAsync("jean", "print", Tuesday.AddHours(1));
        using var watch = new ReminderWatch();
        await using var second = await MailboxSilo.StartAsync(_folder, _clock, watch);
        var ended = second.Grain<IEndedSessionsGrain>(Key);
        Assert.True(await ended.HasEndedAsync("jean", "print", Tuesday));
        Assert.False(await ended.HasEndedAsync("jean", "another", Tuesday));
        Assert.Equal(1, await RowsAsync());

        await watch.ArmedAsync(ended);
        _clock.Advance(TimeSpan.FromMinutes(65));

        await Eventually.TrueAsync(async () => await RowsAsync() == 0);
        Assert.False(await ended.HasEndedAsync("jean", "print", Tuesday));
    }

    [Fact]
    public void What_is_stored_is_read_and_written_alike()
    {
        const string Stored = """
            {"persons":{"Jean":{"tokens":[{"print":"ab","until":"2026-10-13T09:00:00+00:00"}],"all":{"issuedUntil":"2026-10-13T08:00:00+00:00","until":"2026-11-12T08:00:00+00:00"}}}}
            """;
        var state = JsonSerializer.Deserialize<EndedSessionsState>(Stored, StateJson.Options)!;
        Assert.Equal([new EndedToken("ab", Tuesday.AddHours(1))], state.Persons["Jean"].Tokens.AsEnumerable());
        Assert.Equal(new EndOfAll(Tuesday, Tuesday.AddDays(30)), state.Persons["Jean"].All);
        using var expected = JsonDocument.Parse(Stored);
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(state, StateJson.Options));
        Assert.True(JsonElement.DeepEquals(expected.RootElement, written.RootElement), $"{written.RootElement}");
    }

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    private async Task<int> RowsAsync()
    {
        await using var database = new SqliteConnection($"Data Source={_folder.File("msa.db")};Pooling=False");
        return await database.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM OrleansStorage WHERE GrainTypeString = 'ended-sessions' AND PayloadBinary IS NOT NULL"
        );
    }
}
