using System.Diagnostics.Metrics;
using MsaOrleans.Audit;

namespace MsaOrleans.Api.Audit;

/// <summary>
/// Keeps a flood of refusals from being a flood of writes: the first of a caller's minute are recorded in full, the
/// others by one entry with their number, once the minute is over. Each process counts for itself.
/// </summary>
internal sealed partial class RefusalGate
{
    /// <summary>Refusals of one caller that are recorded in full each minute.</summary>
    public const int InFull = 20;

    /// <summary>The same of all callers: who is not signed in may come from any number of addresses.</summary>
    public const int InFullOfAll = 1_000;

    /// <summary>The act of an entry that stands for several.</summary>
    public const string Gathered = "Refusals";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Refusals> _callers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ILogger _logger;
    private readonly Counter<long> _refused;
    private int _inFull;

    public RefusalGate(IMeterFactory meters, ILogger<RefusalGate> logger)
    {
        _logger = logger;
        _refused = meters
            .Create("MsaOrleans")
            .CreateCounter<long>("msa.refusals", "{request}", "Requests refused to their caller, by status.");
    }

    /// <summary>Counts a refusal.</summary>
    /// <returns>Whether it is to be recorded in full.</returns>
    public bool Admits(AuditEvent refused)
    {
        _refused.Add(1, new KeyValuePair<string, object?>("status", refused.Status));
        lock (_lock)
        {
            var caller = $"{refused.Capacity} {refused.Sub ?? refused.Address}";
            if (!_callers.TryGetValue(caller, out var refusals))
            {
                _callers[caller] = refusals = new(refused);
                LogRefused(_logger, refused.Capacity, refused.Status, refused.Request);
            }
            if (refusals.Count++ < InFull && _inFull++ < InFullOfAll)
                return true;
            refusals.Gathered++;
            return false;
        }
    }

    /// <summary>Whether the caller is seen for the first time in this minute.</summary>
    public bool IsFirst(string caller)
    {
        lock (_lock)
            return _seen.Add(caller);
    }

    /// <summary>Begins a new minute.</summary>
    /// <returns>What the last one gathered.</returns>
    public IReadOnlyList<AuditEvent> Turn()
    {
        lock (_lock)
        {
            List<AuditEvent> gathered =
            [
                .. from refusals in _callers.Values
                where refusals.Gathered > 0
                select refusals.First with
                {
                    Act = Gathered,
                    MemberId = null,
                    ContactId = null,
                    Count = refusals.Gathered,
                },
            ];
            _callers.Clear();
            _seen.Clear();
            _inFull = 0;
            return gathered;
        }
    }

    private sealed class Refusals(AuditEvent first)
    {
        public AuditEvent First => first;

        public int Count { get; set; }

        public int Gathered { get; set; }
    }

    [LoggerMessage(1, LogLevel.Warning, "A caller ({Capacity}) is refused with {Status}; the first is {Request}")]
    private static partial void LogRefused(ILogger logger, AuditCapacity capacity, int status, string request);
}
