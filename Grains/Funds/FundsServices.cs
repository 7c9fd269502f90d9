using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Configuration section <c>Funds</c>.</summary>
public sealed class FundsOptions
{
    public const string Section = "Funds";

    /// <summary>JSON file of funds to use in place of the one shipped, relative to the content root or absolute; none unless set.</summary>
    public string? Path { get; set; }
}

public static class FundsServices
{
    /// <summary>Registers the directory of funds; a file at fault stops the start and names the node.</summary>
    public static IServiceCollection AddFunds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FundsOptions>().Bind(configuration.GetSection(FundsOptions.Section))
            .Validate<FundDirectory>((_, directory) => !directory.All.IsEmpty)
            .ValidateOnStart();
        return services.AddSingleton(provider => FundFile.Load(
            configuration.GetSection(FundsOptions.Section).Get<FundsOptions>() ?? new(),
            provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
    }
}
