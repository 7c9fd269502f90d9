using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Settings;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>
/// An SQLite file serves one process, for as long as it runs: another would keep the same mailboxes in its own memory,
/// and each would write over what the other had. The system lets go of the claim however the process ends.
/// </summary>
internal sealed class SqliteClaim(IOptions<StorageOptions> storage, IHostEnvironment host) : IDisposable
{
    private FileStream? _claim;

    /// <exception cref="SettingsException">Another process has it, or this one may not write it.</exception>
    public void Take()
    {
        if (storage.Value.Provider != StorageProvider.Sqlite)
            return;
        var file = Path.GetFullPath(Path.Combine(host.ContentRootPath, storage.Value.Path));
        if (Directory.Exists(file))
            throw new SettingsException($"Storage:Path must name a file, not a folder: {file}.");
        try
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
            _claim = OwnerOnly.Open($"{file}.lock", FileMode.OpenOrCreate, FileShare.None);
            if (File.Exists(file))
                File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"Storage:Path must name a file that this process may write and no other uses: {refusal.Message}");
        }
    }

    public void Dispose() => _claim?.Dispose();
}
