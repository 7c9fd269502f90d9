using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using MsaOrleans.Silo.Storage;

namespace MsaOrleans.Silo.Settings;

/// <summary>Why a program did not start, in one line.</summary>
internal static partial class StartFault
{
    public static string Reason(Exception fault) => LineBreaks().Replace(Text(fault).Trim(), " ");

    /// <summary>By the outermost exception that says something to an operator; else the innermost.</summary>
    private static string Text(Exception fault) =>
        fault is AggregateException several
            ? string.Join(' ', several.Flatten().InnerExceptions.Select(Text).Distinct())
            : Chain(fault).Select(Known).FirstOrDefault(text => text is not null)
                ?? (IsKestrels(fault) ? Kestrels : "") + fault.GetBaseException().Message;

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            yield return fault;
    }

    private static string? Known(Exception fault) =>
        fault switch
        {
            OptionsValidationException settings => string.Join(' ', settings.Failures.Distinct()),
            SettingsException or SchemaException => fault.Message,
            OperationCanceledException => "it was told to stop before it was ready.",
            InvalidDataException { InnerException: not null } file =>
                $"{file.Message} {fault.GetBaseException().Message}",
            DirectoryNotFoundException => $"contentRoot must be a folder that is there: {fault.Message}",
            SqliteException => $"the SQLite file (Storage:Path) can't be used: {fault.Message}",
            DbException => $"the database (ConnectionStrings:Orleans) can't be used: {fault.Message}",
            _ => null,
        };

    private const string Kestrels =
        "the settings of Kestrel (urls, Kestrel:Endpoints, Kestrel:Certificates) do not work: ";

    private static bool IsKestrels(Exception fault) =>
        fault.StackTrace?.Contains("AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true;

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
