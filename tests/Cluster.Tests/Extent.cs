namespace MsaOrleans.Cluster.Tests;

/// <summary>How hard the faults are: short for every run, long (<c>FAULTS=long</c>) for the figures.</summary>
internal static class Extent
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("FAULTS") == "long";

    public static int Kills => Long ? 50 : 4;

    public static int RequestsAcrossTheNight => Long ? 500 : 50;

    public static TimeSpan DatabaseGone => TimeSpan.FromSeconds(Long ? 60 : 8);

    public static TimeSpan DatabaseSlow => TimeSpan.FromSeconds(Long ? 60 : 15);
}
