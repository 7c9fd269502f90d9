using System.Globalization;

namespace MsaOrleans.Silo.Settings;

/// <summary>
/// Checks values more strictly than the binder, which takes 9 for an enumeration's value and 48 for 48 days.
/// </summary>
internal static class Value
{
    /// <returns>What the value must be, after "must"; null when it is.</returns>
    public static string? Allowed(Type? type, string? value) =>
        type is null || value is null ? null
        : IsGood(type, value) ? null
        : Describe(type);

    private static bool IsGood(Type type, string value) =>
        type.IsEnum ? Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase)
        : type == typeof(bool) ? bool.TryParse(value, out _)
        : type == typeof(int) ? int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        : type == typeof(TimeSpan)
            ? value.Contains(':', StringComparison.Ordinal)
                && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _)
        : type != typeof(Uri) || Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    public static string Describe(Type? type) =>
        type is null ? ""
        : type.IsEnum ? $"be one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(bool) ? "be true or false"
        : type == typeof(int) ? "be a whole number"
        : type == typeof(TimeSpan) ? "be a span of time as hh:mm:ss"
        : type == typeof(Uri) ? "be an absolute address, http or https"
        : "";
}
