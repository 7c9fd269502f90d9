using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;
using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>The writer of a database, and states to be written.</summary>
public abstract class CommitScene(StorageFixture fixture)
{
    protected StorageFixture Fixture => fixture;

    protected static GrainId Key(string key) => GrainId.Create("note", key);

    /// <summary>By the row that the ADO.NET storage, which reads it, has for that grain.</summary>
    protected static StateWrite Write(string key, string text, int version = 0)
    {
        var (id, hasher) = (Key(key).ToString(), new OrleansDefaultHasher());
        var type = hasher.Hash(Encoding.UTF8.GetBytes("note"));
        var backwards = Encoding.UTF8.GetBytes(id).Reverse().ToArray();
        return new(
            new("service", "note", type, id, hasher.Hash(backwards)),
            StateSerializer.ToBytes(new Note(text)),
            version
        );
    }

    private protected async Task<(Notes, ICommitWriter)> OpenAsync()
    {
        var opened = await fixture.OpenAsync();
        return (new(opened.States), opened.Services.GetRequiredService<StorageDatabase>().Commits);
    }
}
