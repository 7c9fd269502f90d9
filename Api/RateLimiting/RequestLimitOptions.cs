using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.RateLimiting;

/// <summary>Section <c>Limits</c>, as far as it concerns the Api. Each process counts for itself.</summary>
internal sealed class RequestLimitOptions
{
    public const string Section = "Limits";

    /// <summary>A limit of that many in a given time is none.</summary>
    public const int None = 1_000_000;

    /// <summary>
    /// Requests of the API in progress at one time, and as many boards followed live; 1 to 100,000, 1,000 unless set.
    /// </summary>
    [Range(1, 100_000, ErrorMessage = "Limits:ConcurrentRequests must be from 1 to 100000.")]
    public int ConcurrentRequests { get; set; } = 1_000;

    /// <summary>
    /// Requests of one caller in a minute; 1 to 1,000,000, which is no limit; 600 unless set. Whoever is not signed
    /// in counts by address.
    /// </summary>
    [Range(1, None, ErrorMessage = "Limits:RequestsPerMinute must be from 1 to 1000000.")]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>
    /// Requests from one address in a minute, an IPv6 network of 64 bits being one; 1 to 1,000,000, which is no limit;
    /// 6,000 unless set. An office of agents shares an address.
    /// </summary>
    [Range(1, None, ErrorMessage = "Limits:RequestsPerMinutePerAddress must be from 1 to 1000000.")]
    public int RequestsPerMinutePerAddress { get; set; } = 6_000;

    /// <summary>
    /// Requests of one member in an hour that write something, new contacts aside, which their mailbox counts; an agent
    /// has ten times that. 1 to 1,000,000, which is no limit; 120 unless set.
    /// </summary>
    [Range(1, None, ErrorMessage = "Limits:WritesPerHour must be from 1 to 1000000.")]
    public int WritesPerHour { get; set; } = 120;

    /// <summary>
    /// Requests of one caller in an hour that show the code of an invitation, right or wrong; 1 to 1,000,000, which is
    /// no limit; 60 unless set.
    /// </summary>
    [Range(1, None, ErrorMessage = "Limits:CodesPerHour must be from 1 to 1000000.")]
    public int CodesPerHour { get; set; } = 60;

    /// <summary>
    /// Requests of one caller in progress: a twentieth of all places and at least 8, but never more than half of them.
    /// </summary>
    public int ConcurrentRequestsPerCaller => Share(Math.Max(8, ConcurrentRequests / 20));

    /// <summary>Requests of one caller that wait until others of theirs have ended.</summary>
    public int WaitingRequestsPerCaller => 4 * ConcurrentRequestsPerCaller;

    /// <summary>Boards that one caller follows live: 10, a window each; never more than half of all places.</summary>
    public int LiveBoardsPerCaller => Share(10);

    private int Share(int wanted) => Math.Min(wanted, Math.Max(2, ConcurrentRequests / 2));
}
