using System.Text;
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
    private string? _mark;

    /// <summary>Claims the file and marks it for this run.</summary>
    /// <exception cref="SettingsException">It can't be claimed, or the log beside it is another file's.</exception>
    public void Begin()
    {
        if (Take() is not { } file)
            return;
        if (SqliteMark.HasForeignLog(file, _mark))
            throw new SettingsException(
                $"{file} has been replaced, and {file}-wal is the log of the file before, which would bring "
                    + "back what came later: "
                    + "move it away, and put copies back by the command restore."
            );
        _claim!.SetLength(0);
        _claim.Write(Encoding.ASCII.GetBytes(SqliteMark.Renew(file)));
        _claim.Flush(flushToDisk: true);
    }

    /// <returns>The file; null on PostgreSQL.</returns>
    /// <exception cref="SettingsException">Another process has it, or this one may not write it.</exception>
    public string? Take()
    {
        if (storage.Value.Provider != StorageProvider.Sqlite)
            return null;
        var file = Path.GetFullPath(Path.Combine(host.ContentRootPath, storage.Value.Path));
        if (Directory.Exists(file))
            throw new SettingsException($"Storage:Path must name a file, not a folder: {file}.");
        try
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
            var claimed = $"{file}.lock";
            _mark = File.Exists(claimed) ? File.ReadAllText(claimed) : null;
            _claim = OwnerOnly.Open(claimed, FileMode.OpenOrCreate, FileShare.None);
            OwnerOnly.Open(file, FileMode.OpenOrCreate).Dispose();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"Storage:Path must name a file that this process may write and no other uses: {refusal.Message}"
            );
        }
        return file;
    }

    public void Dispose() => _claim?.Dispose();
}
