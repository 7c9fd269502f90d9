namespace MsaOrleans.Silo.Encryption;

internal static class EncryptionServices
{
    public static IServiceCollection AddEncryption(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EncryptionOptions>().Bind(configuration.GetSection(EncryptionOptions.Section));
        return services
            .AddSingleton(Vault.Create)
            .AddSingleton<Excerpts>()
            .AddSingleton(provider => new Lazy<Vault>(provider.GetRequiredService<Vault>))
            .AddSingleton<KeysInUse>()
            .AddSingleton<EncryptCommand>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<KeysInUse>());
    }

    /// <summary>Reads the keys, where this process has storage.</summary>
    /// <exception cref="Settings.SettingsException">They are not usable.</exception>
    public static void CheckKeys(this WebApplication app) => _ = app.Services.GetService<Vault>();
}
