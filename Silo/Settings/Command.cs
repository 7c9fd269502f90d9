namespace MsaOrleans.Silo.Settings;

/// <summary>What a program is to do instead of running, as its arguments say.</summary>
/// <param name="Word">Such as <c>migrate</c>; null to run.</param>
/// <param name="File">For a command that takes one.</param>
/// <param name="Settings">The other arguments.</param>
public sealed record Command(string? Word, string? File, string[] Settings)
{
    /// <param name="args">All arguments, checked.</param>
    /// <param name="commands">Each a word, followed by <c>FILE</c> where it takes one.</param>
    public static Command From(string[] args, string[] commands)
    {
        var at = Array.FindIndex(args, argument => TakesFile(argument, commands) is not null);
        if (at < 0)
            return new(null, null, args);
        var end = at + (TakesFile(args[at], commands) == true ? 2 : 1);
        return new(args[at], end - at == 2 ? args[at + 1] : null, [.. args[..at], .. args[end..]]);
    }

    /// <returns>Null for what is no command.</returns>
    internal static bool? TakesFile(string argument, string[] commands) =>
        commands.FirstOrDefault(command => command.Split(' ')[0] == argument)?.Contains(' ', StringComparison.Ordinal);
}
