using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Calendars.Domain;

namespace MsaOrleans.Grains.Calendars;

/// <summary>
/// How fast an answer is owed; section <c>Sla</c>. Business time as <c>d.hh:mm:ss</c>, 24 hours to a business day.
/// </summary>
public sealed class SlaOptions
{
    public const string Section = "Sla";

    /// <summary>To the first answer; <c>2.00:00:00</c> unless set.</summary>
    public string Response { get; set; } = "2.00:00:00";

    /// <summary>From an interim answer to the final one; <c>10.00:00:00</c> unless set.</summary>
    public string Resolution { get; set; } = "10.00:00:00";

    /// <summary>
    /// From receipt to each step of the ladder, comma-separated or one key a step (<c>Sla:Steps:0</c>…),
    /// one of them, the breach, at <see cref="Response"/>;
    /// <c>1.12:00:00, 2.00:00:00, 3.00:00:00, 4.00:00:00</c> unless set.
    /// </summary>
    public string Steps { get; set; } = "1.12:00:00,2.00:00:00,3.00:00:00,4.00:00:00";

    internal SlaPolicy ToPolicy() => new(Parse(Response), Parse(Resolution), [.. Split().Select(Parse)]);

    /// <summary>What is wrong, or null.</summary>
    internal string? Fault()
    {
        const string Form = "must be more than zero and at most 366 days, as d.hh:mm:ss in business time";
        if (Parse(Response) <= TimeSpan.Zero)
            return $"Sla:Response {Form}.";
        if (Parse(Resolution) <= TimeSpan.Zero)
            return $"Sla:Resolution {Form}.";
        var steps = Split().Select(Parse).ToImmutableArray();
        if (steps.IsEmpty || steps[0] <= TimeSpan.Zero || !steps.SequenceEqual(steps.Distinct().Order()))
            return $"Sla:Steps: each {Form}, later than the one before; at least one.";
        return steps.Contains(Parse(Response))
            ? null
            : $"Sla:Steps must have a step at Sla:Response, {Response}: the breach, which is told as the answer "
                + "becomes overdue.";
    }

    /// <summary>None where the configuration says null, which the binder hands on.</summary>
    private string[] Split() => Steps?.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// Zero for what is too long or has not that form: "48", and "48:00:00" to a lenient parser, would be read as days.
    /// </summary>
    private static TimeSpan Parse(string? text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span)
        && text.Contains(':', StringComparison.Ordinal)
        && span <= Longest
            ? span
            : TimeSpan.Zero;
}

public static class SlaServices
{
    public static IServiceCollection AddSla(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(SlaOptions.Section);
        services
            .AddOptions<SlaOptions>()
            .Bind(section)
            .Configure(options =>
            {
                var steps = section
                    .GetSection(nameof(SlaOptions.Steps))
                    .GetChildren()
                    .Select(step => step.Value)
                    .ToList();
                options.Steps = steps.Count > 0 ? string.Join(',', steps) : options.Steps;
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlaOptions>, SlaValidator>();
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<SlaOptions>>().Value.ToPolicy());
    }

    private sealed class SlaValidator : IValidateOptions<SlaOptions>
    {
        public ValidateOptionsResult Validate(string? name, SlaOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
