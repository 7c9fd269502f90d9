using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Mail;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Operations;

/// <summary>Not ready while a folder that this process writes to can't be written to, or is about to be full.</summary>
internal sealed class RoomCheck(
    IHostEnvironment host,
    IOptions<StorageOptions> storage,
    IOptions<MailOptions> mail,
    IServiceProviderIsService services
) : IHealthCheck
{
    /// <summary>Bytes; room for writes in progress, and for the database to grow until an operator acts.</summary>
    internal const long Least = 64 << 20;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var faults = Faults(Least);
        return Task.FromResult(
            faults.Length == 0
                ? HealthCheckResult.Healthy()
                : new(context.Registration.FailureStatus, string.Join(' ', faults))
        );
    }

    /// <summary>What is wrong with the folders of this process, which needs that many bytes.</summary>
    public string[] Faults(long least) =>
        [.. Folders().Select(folder => Fault(folder.Key, folder.Path, least)).OfType<string>()];

    /// <returns>What is wrong with a folder, which is made if it is not there; null when nothing is.</returns>
    internal static string? Fault(string key, string folder, long least)
    {
        try
        {
            OwnerOnly.CreateFolder(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            using (var file = OwnerOnly.Open(probe, FileMode.Create))
                file.WriteByte(0);
            File.Delete(probe);
            var room = new DriveInfo(folder).AvailableFreeSpace;
            return room < least ? $"{key}: {room >> 20} MiB are left for {folder}, less than {least >> 20}." : null;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return $"{key}: {folder} can't be written to: {refusal.Message}";
        }
    }

    /// <summary>None of an Api without a silo, nor of a silo on PostgreSQL with a mail server.</summary>
    private IEnumerable<(string Key, string Path)> Folders()
    {
        if (!services.IsService(typeof(ILocalSiloDetails)))
            yield break;
        if (storage.Value.Provider == StorageProvider.Sqlite)
            yield return (
                "Storage:Path",
                Path.GetFullPath(Path.Combine(host.ContentRootPath, storage.Value.Path, ".."))
            );
        if (string.IsNullOrWhiteSpace(mail.Value.Host))
            yield return ("Mail:Pickup", Path.Combine(host.ContentRootPath, mail.Value.Pickup));
    }
}
