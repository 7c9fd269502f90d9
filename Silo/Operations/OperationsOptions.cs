using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Silo.Operations;

/// <summary>Section <c>Operations</c>.</summary>
public sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>
    /// How long a process that was told to stop, and says that it is not ready, still takes requests: longer than the
    /// proxy before it takes to notice. None unless set, at most a minute.
    /// </summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00",
        "00:01:00",
        ErrorMessage = "Operations:StopDelay must be from 00:00:00 to 00:01:00."
    )]
    public TimeSpan StopDelay { get; set; } = TimeSpan.Zero;
}
