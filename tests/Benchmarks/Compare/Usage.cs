using System.Globalization;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>Processor time and memory of processes, from <c>/proc</c>.</summary>
internal static class Usage
{
    /// <summary>Of a hundredth of a second each, on every Linux of today.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Where proc(5) has them, counted from the field after the program's name.</summary>
    private const int Parent = 1,
        User = 11,
        Kernel = 12,
        ChildUser = 13,
        ChildKernel = 14;

    /// <summary>
    /// Seconds of processor that a process and its children have used, those that have ended included.
    /// </summary>
    public static double Seconds(int process)
    {
        var own = Fields(process) ?? throw new InvalidOperationException($"Process {process} has ended.");
        var ticks = Number(own, User) + Number(own, Kernel) + Number(own, ChildUser) + Number(own, ChildKernel);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (
                int.TryParse(Path.GetFileName(folder), out var other)
                && Fields(other) is { } child
                && Number(child, Parent) == process
            )
                ticks += Number(child, User) + Number(child, Kernel);
        return ticks / TicksPerSecond;
    }

    /// <summary>Resident memory in MiB.</summary>
    public static long Memory(int process)
    {
        const string Name = "VmRSS:",
            Unit = "kB";
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line[Name.Length..^Unit.Length].Trim(), CultureInfo.InvariantCulture) >> 10;
    }

    private static long Number(string[] fields, int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);

    private static string[]? Fields(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
