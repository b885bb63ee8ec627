using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ReliefApi.UnitTests")]
[assembly: InternalsVisibleTo("ReliefApi.IntegrationTests")]
