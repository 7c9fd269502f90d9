using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>What grains rely on, whatever the database; each test has a grain of its own.</summary>
public abstract class GrainStorageContract(StorageFixture fixture)
{
    [Fact]
    public async Task A_state_never_written_is_absent()
    {
        var read = await (await NotesAsync()).ReadAsync(Key("absent"));

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal("", read.State?.Text);
    }

    [Fact]
    public async Task A_first_write_is_read_back()
    {
        var notes = await NotesAsync();
        var written = await notes.WriteAsync(Key("first"), "été");

        var read = await notes.ReadAsync(Key("first"));
        Assert.Equal("été", read.State?.Text);
        Assert.True(read.RecordExists);
        Assert.Equal("1", written.ETag);
        Assert.Equal("1", read.ETag);
    }

    [Fact]
    public async Task Each_write_gives_the_next_version()
    {
        var notes = await NotesAsync();
        var note = await notes.WriteAsync(Key("versions"), "one");
        note.State = new Note("two");
        await notes.WriteAsync(Key("versions"), note);

        Assert.Equal("2", note.ETag);
        Assert.Equal("two", await notes.TextAsync(Key("versions")));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var notes = await NotesAsync();
        var stale = await notes.WriteAsync(Key("stale"), "one");
        var current = await notes.ReadAsync(Key("stale"));
        current.State = new Note("two");
        await notes.WriteAsync(Key("stale"), current);

        stale.State = new Note("lost");
        await Assert.ThrowsAsync<InconsistentStateException>(() => notes.WriteAsync(Key("stale"), stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => notes.ClearAsync(Key("stale"), stale));
        Assert.Equal("two", await notes.TextAsync(Key("stale")));
    }

    [Fact]
    public async Task A_second_first_write_is_refused()
    {
        var notes = await NotesAsync();
        await notes.WriteAsync(Key("second"), "one");

        await Assert.ThrowsAsync<InconsistentStateException>(() => notes.WriteAsync(Key("second"), "two"));
        Assert.Equal("one", await notes.TextAsync(Key("second")));
    }

    [Fact]
    public async Task Of_racing_first_writes_exactly_one_wins()
    {
        var notes = await NotesAsync();
        for (var round = 0; round < 20; round++)
        {
            var key = Key($"race-{round}");
            var won = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(i => Task.Run(() => notes.TryWriteAsync(key, $"{i}")))
            );

            var winner = Assert.Single(won, text => text is not null);
            Assert.Equal(winner, await notes.TextAsync(key));
        }
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_can_be_written_again()
    {
        var notes = await NotesAsync();
        var note = await notes.WriteAsync(Key("cleared"), "one");
        await notes.ClearAsync(Key("cleared"), note);

        Assert.False(note.RecordExists);
        Assert.Null(note.ETag);
        Assert.False((await notes.ReadAsync(Key("cleared"))).RecordExists);
        Assert.Equal("1", (await notes.WriteAsync(Key("cleared"), "two")).ETag);
        Assert.Equal("two", await notes.TextAsync(Key("cleared")));
    }

    [Fact]
    public async Task A_write_over_a_state_cleared_meanwhile_is_refused()
    {
        var notes = await NotesAsync();
        var stale = await notes.WriteAsync(Key("cleared-meanwhile"), "one");
        await notes.ClearAsync(Key("cleared-meanwhile"), await notes.ReadAsync(Key("cleared-meanwhile")));

        await Assert.ThrowsAsync<InconsistentStateException>(() => notes.WriteAsync(Key("cleared-meanwhile"), stale));
        Assert.False((await notes.ReadAsync(Key("cleared-meanwhile"))).RecordExists);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_is_harmless()
    {
        var notes = await NotesAsync();
        await notes.ClearAsync(Key("never"), new GrainState<Note>(new Note("")));

        Assert.False((await notes.ReadAsync(Key("never"))).RecordExists);
    }

    [Fact]
    public async Task A_null_state_is_written_and_read_as_a_new_one()
    {
        var notes = await NotesAsync();
        await notes.WriteAsync(Key("null"), new GrainState<Note>(null!));

        var read = await notes.ReadAsync(Key("null"));
        Assert.Equal("", read.State?.Text);
        Assert.Equal("1", read.ETag);
    }

    [Fact]
    public async Task A_megabyte_is_read_back()
    {
        var notes = await NotesAsync();
        var random = new byte[1024 * 1024];
        new Random(7).NextBytes(random);
        var text = Convert.ToBase64String(random);
        await notes.WriteAsync(Key("large"), text);

        Assert.Equal(text, await notes.TextAsync(Key("large")));
    }

    [Fact]
    public async Task Sixty_four_writers_at_once_all_succeed()
    {
        const int Writes = 10;
        var notes = await NotesAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var note = await notes.WriteAsync(Key($"writer-{writer}"), "0");
                        for (var write = 1; write < Writes; write++)
                        {
                            note.State = new Note($"{write}");
                            await notes.WriteAsync(Key($"writer-{writer}"), note);
                        }
                    })
                )
        );

        for (var writer = 0; writer < 64; writer++)
            Assert.Equal($"{Writes}", (await notes.ReadAsync(Key($"writer-{writer}"))).ETag);
    }

    private static GrainId Key(string key) => GrainId.Create("note", key);

    private async Task<Notes> NotesAsync() => new((await fixture.OpenAsync()).States);
}
