/** @type {import('next').NextConfig} */
export default {
  // Whether answers are packed: off while the server's cost is measured, on while bytes are counted.
  compress: process.env.PEER_COMPRESS === '1',
  poweredByHeader: false,
};
