using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MsaOrleans.Silo.Settings;

/// <summary>Checks settings of libraries, which report invalid ones late, at length or not at all.</summary>
internal static class LibrarySettings
{
    private static readonly string[] Formats = ["simple", "json", "systemd"];
    private static readonly string[] CertificateFiles = ["Path", "KeyPath"];
    private static readonly string[] Exporters = ["grpc", "http/protobuf"];

    public static IEnumerable<string> Faults(IConfiguration configuration) =>
        [
            .. Urls(configuration),
            .. Ports(configuration),
            .. Protocols(configuration),
            .. Certificates(configuration),
            .. Levels(configuration.GetSection("Logging")),
            .. Format(configuration),
            .. Collector(configuration),
        ];

    private static IEnumerable<string> Urls(IConfiguration configuration) =>
        from setting in Parts(configuration, WebHostDefaults.ServerUrlsKey)
            .Concat(
                configuration
                    .GetSection("Kestrel:Endpoints")
                    .GetChildren()
                    .Select(endpoint => (Key: $"{endpoint.Path}:Url", Value: endpoint["Url"] ?? ""))
            )
        where !IsUrl(setting.Value)
        select $"{setting.Key} must be addresses such as http://127.0.0.1:8080, with a port from 0 to 65535, "
            + $"not “{setting.Value}”.";

    private static bool IsUrl(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            // What stands after the host and is no port is read as a part of the host, which is then every address.
            return address.Scheme is "http" or "https"
                && (
                    address.IsUnixPipe
                    || address.IsNamedPipe
                    || address.Port is >= 0 and <= 65535 && IsHost(address.Host)
                );
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsHost(string host) => host.StartsWith('[') || !host.Contains(':', StringComparison.Ordinal);

    private static IEnumerable<string> Ports(IConfiguration configuration) =>
        from setting in Parts(configuration, WebHostDefaults.HttpPortsKey)
            .Concat(Parts(configuration, WebHostDefaults.HttpsPortsKey))
        where
            !int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535
        select $"{setting.Key} must be ports from 0 to 65535, not “{setting.Value}”.";

    private static IEnumerable<(string Key, string Value)> Parts(IConfiguration configuration, string key) =>
        (configuration[key] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(value => (key, value));

    private static IEnumerable<string> Levels(IConfigurationSection logging) =>
        from levels in logging
            .GetChildren()
            .Select(provider => provider.GetSection("LogLevel"))
            .Append(logging.GetSection("LogLevel"))
        from level in levels.GetChildren()
        where !string.IsNullOrEmpty(level.Value) && Value.Allowed(typeof(LogLevel), level.Value) is not null
        select $"{level.Path} must {Value.Describe(typeof(LogLevel))}.";

    private static IEnumerable<string> Protocols(IConfiguration configuration) =>
        from endpoint in configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Append(configuration.GetSection("Kestrel:EndpointDefaults"))
        let allowed = Value.Allowed(typeof(HttpProtocols), endpoint["Protocols"])
        where allowed is not null
        select $"{endpoint.Path}:Protocols must {allowed}.";

    private static IEnumerable<string> Format(IConfiguration configuration)
    {
        const string Key = "Logging:Console:FormatterName";
        if (configuration[Key] is { Length: > 0 } format && !Formats.Contains(format, StringComparer.OrdinalIgnoreCase))
            yield return $"{Key} must be one of {string.Join(", ", Formats)}.";
    }

    private static IEnumerable<string> Certificates(IConfiguration configuration) =>
        from certificate in configuration
            .GetSection("Kestrel:Certificates")
            .GetChildren()
            .Concat(
                configuration
                    .GetSection("Kestrel:Endpoints")
                    .GetChildren()
                    .Select(endpoint => endpoint.GetSection("Certificate"))
            )
        from key in CertificateFiles
        let path = certificate[key]
        where
            !string.IsNullOrEmpty(path)
            && !File.Exists(Path.Combine(configuration[HostDefaults.ContentRootKey] ?? "", path))
        select $"{certificate.Path}:{key} must name a file that is there, not “{path}”.";

    private static IEnumerable<string> Collector(IConfiguration configuration)
    {
        const string Address = "OTEL_EXPORTER_OTLP_ENDPOINT",
            Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
        if (
            configuration[Address] is { } address
            && !string.IsNullOrWhiteSpace(address)
            && Value.Allowed(typeof(Uri), address) is { } allowed
        )
            yield return $"{Address} must {allowed}.";
        if (configuration[Protocol] is { Length: > 0 } protocol && !Exporters.Contains(protocol))
            yield return $"{Protocol} must be one of {string.Join(", ", Exporters)}.";
    }
}
