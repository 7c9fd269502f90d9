using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>One state per grain, whatever its key looks like and whatever the database.</summary>
public abstract class GrainKeyContract(StorageFixture fixture)
{
    [Fact]
    public async Task Keys_with_the_same_hashes_are_two_states()
    {
        var notes = new Notes((await fixture.OpenAsync(hasher: new Colliding())).States);
        await notes.WriteAsync(Key("collision-a"), "a");
        await notes.WriteAsync(Key("collision-b"), "b");

        Assert.Equal("a", await notes.TextAsync(Key("collision-a")));
        Assert.Equal("b", await notes.TextAsync(Key("collision-b")));
    }

    [Theory]
    [InlineData("42", "0042")]
    [InlineData("2a", "2A")]
    [InlineData("1+x", "01+x")]
    [InlineData("00000000000000000000000000000abc", "00000000000000000000000000000ABC")]
    public async Task Keys_that_read_as_the_same_number_are_two_states(string one, string other)
    {
        var notes = await NotesAsync();
        await notes.WriteAsync(Key(one), one);
        await notes.WriteAsync(Key(other), other);

        Assert.Equal(one, await notes.TextAsync(Key(one)));
        Assert.Equal(other, await notes.TextAsync(Key(other)));
    }

    [Fact]
    public async Task Two_types_of_grain_may_name_their_states_alike()
    {
        var notes = await NotesAsync();
        await notes.WriteAsync(GrainId.Create("mailbox", "alike"), "mailbox");
        await notes.WriteAsync(GrainId.Create("board", "alike"), "board");

        Assert.Equal("mailbox", await notes.TextAsync(GrainId.Create("mailbox", "alike")));
        Assert.Equal("board", await notes.TextAsync(GrainId.Create("board", "alike")));
    }

    [Fact]
    public async Task Services_keep_apart()
    {
        var here = new Notes((await fixture.OpenAsync("here")).States);
        var there = new Notes((await fixture.OpenAsync("there")).States);
        await here.WriteAsync(Key("shared"), "here");

        Assert.False((await there.ReadAsync(Key("shared"))).RecordExists);
    }

    private static GrainId Key(string key) => GrainId.Create("note", key);

    private async Task<Notes> NotesAsync() => new((await fixture.OpenAsync()).States);

    private sealed class Colliding : IHasher
    {
        public string Description => "The same for all.";

        public int Hash(byte[] data) => 7;
    }
}
