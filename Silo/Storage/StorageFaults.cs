using System.Data.Common;

namespace MsaOrleans.Silo.Storage;

/// <summary>Tells callers that the database failed in a way that crosses the wire: a driver's exceptions do not.</summary>
internal sealed partial class StorageFaults(ILogger<StorageFaults> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception fault) when (IsStorage(fault))
        {
            LogUnavailable(logger, context.InterfaceName, context.MethodName, fault.Message);
            throw new UnavailableException();
        }
    }

    /// <summary>The same for work outside of a call, such as what a grain does as it wakes up.</summary>
    /// <exception cref="UnavailableException">The database failed.</exception>
    public static async Task<T> TellAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception fault) when (IsStorage(fault))
        {
            throw new UnavailableException();
        }
    }

    private static bool IsStorage(Exception fault) =>
        fault is DbException || fault.InnerException is { } inner && IsStorage(inner);

    [LoggerMessage(1, LogLevel.Warning, "The database failed {Interface}.{Method}: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string @interface, string method, string reason);
}
