using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SqliteStorageFixture : StorageFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "sqlite",
        ["Storage:Path"] = _folder.File("msa.db"),
    };

    public void Dispose() => _folder.Dispose();
}
