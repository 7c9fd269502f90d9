namespace MsaOrleans.Cluster.Tests;

/// <summary>How hard the faults are: short for every run, long (<c>FAULTS=long</c>) for the figures.</summary>
internal static class Extent
{
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("FAULTS") == "long";

    /// <summary>
    /// Members who write at one time, each a request a second: the long run's load is a rehearsal, the short run's
    /// leaves the machine to the other tests.
    /// </summary>
    public static int Writers => IsLong ? 32 : 8;

    public static int Kills => IsLong ? 50 : 2;

    public static int RequestsAcrossTheNight => IsLong ? 500 : 50;

    public static TimeSpan DatabaseGone => TimeSpan.FromSeconds(IsLong ? 60 : 8);

    /// <summary>Longer than silos take to ask for the time.</summary>
    public static TimeSpan ClockWrong => TimeSpan.FromSeconds(IsLong ? 60 : 16);

    /// <summary>After whatever came before: as long as operators are told to wait.</summary>
    public static TimeSpan BeforeRestart => TimeSpan.FromSeconds(IsLong ? 60 : 0);

    public static TimeSpan DatabaseSlow => TimeSpan.FromSeconds(IsLong ? 60 : 10);
}
