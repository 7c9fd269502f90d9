using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Silo.Tests.Storage;

public sealed class SqliteStorageFixture : StorageFixture, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _files;

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "sqlite",
            ["Storage:Path"] = _folder.File($"msa{_files}.db"),
        };

    public override Task RenewAsync() => Task.FromResult(++_files);

    public void Dispose() => _folder.Dispose();
}
