using System.Data.Common;

namespace MsaOrleans.Silo.Storage;

/// <summary>
/// Tells callers that the database failed in a way that crosses the wire, which a driver's exceptions do not: as
/// something to try again, or, when trying again is no use, as the fault of ours that it is.
/// </summary>
internal sealed partial class StorageFaults(ILogger<StorageFaults> logger) : IIncomingGrainCallFilter
{
    /// <summary>
    /// Classes of SQLSTATE that mean a wrong statement, value or grant: not supported, data, integrity, syntax or
    /// access.
    /// </summary>
    private static readonly string[] Ours = ["0A", "22", "23", "42"];

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (Of(fault) is { } failure)
        {
            if (IsOurs(failure))
                LogRefused(logger, context.InterfaceName, context.MethodName, fault);
            else
                LogUnavailable(logger, context.InterfaceName, context.MethodName, failure.Message);
            throw Told(failure);
        }
    }

    /// <summary>The same for work outside of a call, such as what a grain does as it wakes up.</summary>
    /// <exception cref="UnavailableException">The database failed; the same may well succeed later.</exception>
    /// <exception cref="InvalidOperationException">The database refused, and will refuse again.</exception>
    public static async Task<T> TellAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception fault) when (Of(fault) is { } failure)
        {
            throw Told(failure);
        }
    }

    private static DbException? Of(Exception? fault) =>
        fault as DbException ?? (fault is null ? null : Of(fault.InnerException));

    private static bool IsOurs(DbException failure) =>
        failure.SqlState is { } state && Ours.Any(group => state.StartsWith(group, StringComparison.Ordinal));

    private static Exception Told(DbException failure) =>
        IsOurs(failure)
            ? new InvalidOperationException($"The database refused: SQLSTATE {failure.SqlState}.")
            : new UnavailableException();

    [LoggerMessage(1, LogLevel.Warning, "The database failed {Interface}.{Method}: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string @interface, string method, string reason);

    [LoggerMessage(2, LogLevel.Error, "The database refused {Interface}.{Method}.")]
    private static partial void LogRefused(ILogger logger, string @interface, string method, Exception fault);
}
