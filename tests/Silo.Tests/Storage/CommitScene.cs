using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Mailboxes;
using MsaOrleans.Silo.Storage;
using MsaOrleans.Silo.Storage.Commits;
using Orleans.Storage;

namespace MsaOrleans.Silo.Tests.Storage;

/// <summary>The writer of a database, and states to be written.</summary>
public abstract class CommitScene(StorageFixture fixture)
{
    protected static readonly DateTimeOffset Moment = new(2026, 10, 13, 8, 0, 0, 123, TimeSpan.Zero);

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

    protected static BoardUpdate Update(BoardEntry entry) => new(entry.Fund, entry.ContactId, entry.Version, entry);

    protected static BoardEntry Entry(string fund, string id, int version) =>
        new(
            fund,
            id,
            "jean",
            new(new("famille", "Famille, aides"), new("s", "Sujet"), new("r", "Motif")),
            ContactStatus.Open,
            Moment,
            Moment.AddHours(48),
            null,
            0,
            null,
            null,
            null,
            version
        );
}
