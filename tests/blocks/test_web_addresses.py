from ipaddress import ip_address

import pytest

from blocks.web.addresses import is_public


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4009::200e", "64:ff9b::8.8.8.8"],
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.10", "::1"),
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "fc00::1", "fd12:3456::1"),
        *("169.254.169.254", "fe80::1", "fe80::1%2"),
        *("0.0.0.0", "::", "255.255.255.255", "240.0.0.1"),
        *("224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"),
        *("100.64.0.1", "100.100.100.200", "192.0.0.8", "192.88.99.1", "198.18.0.1", "168.63.129.16"),
        *("192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"),
        *("2002:7f00:1::", "2002:a00:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
        *("64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8"),
        *("fec0::1", "100::1", "5f00::1"),
    ],
)
def test_every_other_kind_of_address_is_not(address: str) -> None:
    assert not is_public(ip_address(address))
