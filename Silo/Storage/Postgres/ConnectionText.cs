using System.Data.Common;
using MsaOrleans.Silo.Settings;
using Npgsql;

namespace MsaOrleans.Silo.Storage.Postgres;

/// <summary>Says what is wrong with a connection string without showing any of it, for it has a password.</summary>
internal static class ConnectionText
{
    private const string Key = "ConnectionStrings:Orleans";

    /// <summary>Keywords that are likely to be meant.</summary>
    private static readonly string[] Usual =
    [
        "Host",
        "Port",
        "Database",
        "Username",
        "Password",
        "Passfile",
        "SSL Mode",
        "Root Certificate",
        "Application Name",
        "Timeout",
        "Command Timeout",
        "Maximum Pool Size",
        "Minimum Pool Size",
        "Keepalive",
        "Max Auto Prepare",
        "No Reset On Close",
        "Target Session Attributes",
    ];

    /// <returns>What is wrong, and what is allowed; null when nothing is.</returns>
    public static string? Fault(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(settings.Host) ? $"{Key} must have a Host."
                : settings.Port is < 1 or > 65535 ? $"{Key} must have a Port from 1 to 65535."
                : settings.MaxPoolSize < settings.MinPoolSize
                    ? $"{Key} must have a Maximum Pool Size of at least its Minimum Pool Size, {settings.MinPoolSize}."
                : null;
        }
        catch (Exception fault)
            when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return $"{Key} must be keywords of Npgsql and values, as in Host=…;Username=…;Password=…;Database=…, "
                + $"a value with ; or = in quotes{Slips(text)}.";
        }
    }

    /// <summary>Only of words that are near to a keyword: anything else may be part of a password.</summary>
    private static string Slips(string text)
    {
        var known = new NpgsqlConnectionStringBuilder();
        try
        {
            var slips =
                from word in new DbConnectionStringBuilder { ConnectionString = text }.Keys.Cast<string>()
                where !known.ContainsKey(word)
                let near = Nearest.Of(word, Usual)
                where near is not null
                select $": {word} is unknown, is {near} meant?";
            return string.Concat(slips).TrimEnd('?');
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
