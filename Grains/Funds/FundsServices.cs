using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Configuration section <c>Funds</c>.</summary>
public sealed class FundsOptions : IDataFilesOptions
{
    public const string Section = "Funds";

    /// <summary>
    /// JSON file of funds to use in place of the one shipped, relative to the content root or absolute; none unless
    /// set.
    /// </summary>
    public string? Path { get; set; }
}

public static class FundsServices
{
    /// <summary>Registers the directory of funds.</summary>
    public static IServiceCollection AddFunds(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(provider => new MissingFunds(provider.GetRequiredService<FundDirectory>()))
            .AddDataFiles<FundsOptions, FundDirectory>(
                configuration.GetSection(FundsOptions.Section),
                (_, options) => FundFile.Load(options),
                funds => $"{funds.All.Length} funds"
            );
}
