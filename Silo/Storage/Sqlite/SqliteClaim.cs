using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Storage.Sqlite;

/// <summary>
/// An SQLite file is one process's, for as long as it runs: another would keep the same mailboxes in its own memory, and each
/// would write over what the other had. The system lets go of the claim however the process ends.
/// </summary>
internal sealed partial class SqliteClaim(IOptions<StorageOptions> storage, IHostEnvironment host, ILogger<SqliteClaim> logger) : IDisposable
{
    private FileStream? _claim;

    /// <returns>False when another process has it, which is then in the log.</returns>
    public bool TryTake()
    {
        if (storage.Value.Provider != StorageProvider.Sqlite)
            return true;
        var file = Path.Combine(host.ContentRootPath, storage.Value.Path);
        try
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
            _claim = OwnerOnly.Open($"{file}.lock", FileMode.OpenOrCreate, FileShare.None);
            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            LogRefused(logger, file, refusal.Message);
            return false;
        }
    }

    public void Dispose() => _claim?.Dispose();

    [LoggerMessage(1, LogLevel.Critical, "Not started: {File} is not to be had, which is one process's at a time: {Reason}")]
    private static partial void LogRefused(ILogger logger, string file, string reason);
}
