using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed record Note(string Text)
{
    public Note()
        : this("") { }
}

/// <summary>The states of the test's grains, named as grains would.</summary>
internal sealed class Notes(IGrainStorage states)
{
    private const string StateName = "note";

    public async Task<GrainState<Note>> WriteAsync(GrainId key, string text)
    {
        var note = new GrainState<Note>(new Note(text));
        await WriteAsync(key, note);
        return note;
    }

    public Task WriteAsync(GrainId key, GrainState<Note> note) => states.WriteStateAsync(StateName, key, note);

    /// <returns>Null when the write was refused.</returns>
    public async Task<string?> TryWriteAsync(GrainId key, string text)
    {
        try
        {
            await WriteAsync(key, text);
            return text;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }

    public Task ClearAsync(GrainId key, GrainState<Note> note) => states.ClearStateAsync(StateName, key, note);

    public async Task<GrainState<Note>> ReadAsync(GrainId key)
    {
        var note = new GrainState<Note>();
        await states.ReadStateAsync(StateName, key, note);
        return note;
    }

    public async Task<string?> TextAsync(GrainId key) => (await ReadAsync(key)).State?.Text;
}
