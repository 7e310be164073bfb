// The image tokenizer in the page: photo → tokens → edited tokens → image, by onnxruntime-web from files beside this one.
"use strict";

const FILES = new URL(".", document.currentScript.src).href;
const SIDE = 256; // px of the centre square that is tokenized
const WAIT = 250; // ms without a further edit, after which the tokens are decoded

// Colours of codes

/** The digits of a code, least significant first. */
function digitsOf(code, levels) {
    return levels.map(count => {
        const digit = code % count;
        code = Math.floor(code / count);
        return digit;
    });
}

/** [red, green, blue] of a code: each digit moves one of the three, the first ones most. Similar codes look similar. */
function colourOf(code, levels) {
    const sums = [0, 0, 0];
    const weights = [0, 0, 0];
    digitsOf(code, levels).forEach((digit, place) => {
        const weight = 2 ** -Math.floor(place / 3);
        sums[place % 3] += weight * digit / (levels[place] - 1);
        weights[place % 3] += weight;
    });
    return sums.map((sum, colour) => Math.round(255 * sum / (weights[colour] || 1)));
}

// Pixels

/** The centre square of a photo, scaled to SIDE, on white: ImageData. */
async function centreSquare(blob) {
    const bitmap = await createImageBitmap(blob);
    const side = Math.min(bitmap.width, bitmap.height);
    const context = new OffscreenCanvas(SIDE, SIDE).getContext("2d", {willReadFrequently: true});
    context.fillStyle = "white";
    context.fillRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = "high";
    const corner = [Math.floor((bitmap.width - side) / 2), Math.floor((bitmap.height - side) / 2)];
    context.drawImage(bitmap, ...corner, side, side, 0, 0, SIDE, SIDE);
    bitmap.close();
    return context.getImageData(0, 0, SIDE, SIDE);
}

/** ImageData → Float32Array (3, SIDE, SIDE) in [-1, 1]. */
function toValues({data}) {
    const size = SIDE * SIDE;
    const values = new Float32Array(3 * size);
    for (let pixel = 0; pixel < size; pixel++) {
        for (let colour = 0; colour < 3; colour++) {
            values[colour * size + pixel] = data[4 * pixel + colour] / 127.5 - 1;
        }
    }
    return values;
}

/** The inverse of toValues, clamped. */
function toImage(values) {
    const size = SIDE * SIDE;
    const image = new ImageData(SIDE, SIDE);
    image.data.fill(255); // opaque; the array rounds and clamps what it is given
    for (let pixel = 0; pixel < size; pixel++) {
        for (let colour = 0; colour < 3; colour++) {
            image.data[4 * pixel + colour] = (values[colour * size + pixel] + 1) * 127.5;
        }
    }
    return image;
}

/** Peak signal-to-noise ratio of two images as they are shown, dB. */
function psnr(first, second) {
    let squares = 0;
    for (let place = 0; place < first.data.length; place++) {
        squares += (first.data[place] - second.data[place]) ** 2; // opacities are equal
    }
    return 10 * Math.log10(255 ** 2 / (squares / (3 * SIDE * SIDE)));
}

// The tokenizer

/** Load onnxruntime-web, export.json and both networks. */
async function load() {
    await new Promise((done, failed) => {
        const script = document.createElement("script");
        Object.assign(script, {src: `${FILES}ort.wasm.min.js`, onload: done});
        script.onerror = () => failed(new Error("ort.wasm.min.js could not be loaded"));
        document.head.append(script);
    });
    ort.env.wasm.numThreads = 1; // more need headers that a plain server does not send
    ort.env.wasm.wasmPaths = FILES;
    const packed = await fetch(`${FILES}ort-wasm-simd-threaded.wasm.packed`);
    if (!packed.ok) {
        throw new Error(`ort-wasm-simd-threaded.wasm.packed could not be loaded (status ${packed.status})`);
    }
    const program = packed.body.pipeThrough(new DecompressionStream("gzip"));
    ort.env.wasm.wasmBinary = await new Response(program).arrayBuffer();
    const response = await fetch(`${FILES}export.json`);
    if (!response.ok) {
        throw new Error(`export.json could not be loaded (status ${response.status})`);
    }
    const about = await response.json();
    const open = part => ort.InferenceSession.create(FILES + part.file, {executionProviders: ["wasm"]});
    return {about, encoder: await open(about.encoder), decoder: await open(about.decoder)};
}

/** Run a network: its output, and the milliseconds. */
async function run(session, tensor) {
    const start = performance.now();
    const results = await session.run({[session.inputNames[0]]: tensor});
    return [results[session.outputNames[0]].data, performance.now() - start];
}

// The page

const PARTS = ["file", "sample", "photo", "tokens", "decoded", "status", "code", "swatch", "brush", "width", "undo"];

class TokenizerPage {
    constructor(root, {about, encoder, decoder}) {
        Object.assign(this, {root, encoder, decoder, levels: about.levels, codes: about.codebook_size});
        this.rows = SIDE / about.stride;
        this.cell = 8; // px of the canvas for each token
        this.cursor = {row: this.rows / 2, column: this.rows / 2};
        this.queue = Promise.resolve();
        this.pending = 0; // pieces of work in the queue
        this.timer = null; // of edits that wait for more
        this.part = {};
        for (const name of PARTS) {
            this.part[name] = root.querySelector(`.mm-${name}`);
        }
        for (const [name, side] of [["photo", SIDE], ["decoded", SIDE], ["tokens", this.cell * this.rows]]) {
            Object.assign(this.part[name], {width: side, height: side});
        }
        this.part.code.max = this.codes - 1;
        this.listen();
    }

    say(text) {
        this.part.status.textContent = text;
    }

    caption(name, text) {
        this.part[name].parentElement.querySelector("figcaption").textContent = text;
    }

    // Work

    /** Do one piece of work after another; the attribute aria-busy says whether there is any. */
    work(piece) {
        this.pending += 1;
        this.showBusy();
        this.queue = this.queue.then(piece).catch(error => this.say(`It does not work: ${error.message}`)).then(() => {
            this.pending -= 1;
            this.showBusy();
        });
    }

    showBusy() {
        this.root.setAttribute("aria-busy", String(this.pending > 0 || this.timer !== null));
    }

    /** Let the browser show what was said before the processor is taken. */
    async sayFirst(text) {
        this.say(text);
        await new Promise(done => setTimeout(done, 20));
    }

    /** Tokenize the photo that `read` brings, and decode it; of a file that is none, say so and keep what was there. */
    open(read, name) {
        this.work(async () => {
            const blob = await read();
            const photo = await centreSquare(blob).catch(() => null);
            if (photo === null) {
                this.say(`${name}: not an image that this browser reads; JPEG, PNG and WebP are`);
                return;
            }
            await this.sayFirst("Encoding …");
            const input = new ort.Tensor("float32", toValues(photo), [1, 3, SIDE, SIDE]);
            const [tokens, milliseconds] = await run(this.encoder, input);
            this.photo = photo;
            this.encodeTime = milliseconds;
            this.found = Array.from(tokens, Number);
            this.tokens = [...this.found];
            this.part.photo.getContext("2d").putImageData(photo, 0, 0);
            this.caption("photo", `${name}, ${SIDE}×${SIDE} px`);
            this.choose(this.tokens[this.place(this.cursor)]);
            await this.decode();
        });
    }

    async decode() {
        this.drawTokens();
        await this.sayFirst("Decoding …");
        const shape = [1, this.rows, this.rows];
        const input = new ort.Tensor("int64", BigInt64Array.from(this.tokens, BigInt), shape);
        const [values, milliseconds] = await run(this.decoder, input);
        const image = toImage(values);
        Object.assign(this, {values, decodeTime: milliseconds});
        this.part.decoded.getContext("2d").putImageData(image, 0, 0);
        const edited = this.tokens.filter((token, place) => token !== this.found[place]).length;
        const kinds = new Set(this.tokens).size.toLocaleString("en");
        this.part.undo.disabled = edited === 0;
        this.caption("tokens", `${this.rows}×${this.rows} tokens, ${kinds} different codes`);
        this.caption("decoded", `Decoded, PSNR ${psnr(this.photo, image).toFixed(1)} dB`);
        const times = `encoded in ${this.encodeTime.toFixed(0)} ms, decoded in ${milliseconds.toFixed(0)} ms`;
        const edits = `${edited.toLocaleString("en")} ${edited === 1 ? "token" : "tokens"} edited`;
        this.say(edited ? `${edits}, ${times}` : times);
    }

    /** Decode when no further edit has come for a while. */
    decodeSoon() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
            this.timer = null;
            this.work(() => this.decode());
        }, WAIT);
        this.showBusy();
    }

    // Tokens

    place({row, column}) {
        return row * this.rows + column;
    }

    drawTokens() {
        const context = this.part.tokens.getContext("2d");
        const square = (row, column, colour, inner) => {
            context.fillStyle = colour;
            const [x, y] = [column * this.cell + inner, row * this.cell + inner];
            context.fillRect(x, y, this.cell - 2 * inner, this.cell - 2 * inner);
        };
        this.tokens.forEach((token, place) => {
            const [row, column] = [Math.floor(place / this.rows), place % this.rows];
            square(row, column, `rgb(${colourOf(token, this.levels)})`, 0);
            if (token !== this.found[place]) {
                square(row, column, "white", 3);
            }
        });
        const side = this.cell + 2;
        context.lineWidth = 2;
        for (const [colour, outer] of [["black", 2], ["white", 0]]) {
            context.strokeStyle = colour;
            const [x, y] = [this.cursor.column, this.cursor.row].map(each => each * this.cell - 1 - outer);
            context.strokeRect(x, y, side + 2 * outer, side + 2 * outer);
        }
    }

    /** Make a code the one that is written. */
    choose(code) {
        this.code = code;
        this.part.code.value = code;
        this.part.swatch.style.background = `rgb(${colourOf(code, this.levels)})`;
    }

    moveTo(row, column) {
        const inside = value => Math.min(this.rows - 1, Math.max(0, value));
        this.cursor = {row: inside(row), column: inside(column)};
        this.drawTokens();
        const {row: r, column: c} = this.cursor;
        this.say(`row ${r + 1}, column ${c + 1}: code ${this.tokens[this.place(this.cursor)]}`);
    }

    pick() {
        this.choose(this.tokens[this.place(this.cursor)]);
    }

    /** Write the chosen code on the square of tokens around the cursor. */
    write() {
        const reach = (Number(this.part.brush.value) - 1) / 2;
        const {row, column} = this.cursor;
        for (let r = Math.max(0, row - reach); r <= Math.min(this.rows - 1, row + reach); r++) {
            for (let c = Math.max(0, column - reach); c <= Math.min(this.rows - 1, column + reach); c++) {
                this.tokens[r * this.rows + c] = this.code;
            }
        }
        this.drawTokens();
        this.decodeSoon();
    }

    // What a person does

    listen() {
        const {file, sample, code, brush, width, undo} = this.part;
        file.addEventListener("change", () => this.openFile(file.files[0]));
        sample.addEventListener("click", () => {
            file.value = ""; // its name is not that of the photo shown
            this.openSample();
        });
        code.addEventListener("change", () => {
            const wanted = code.valueAsNumber;
            const there = Number.isInteger(wanted) && wanted >= 0 && wanted < this.codes;
            if (!there) {
                this.say(`A code is an integer from 0 to ${this.codes - 1}`);
            }
            this.choose(there ? wanted : this.code);
        });
        brush.addEventListener("input", () => { width.textContent = brush.value; });
        undo.addEventListener("click", () => {
            this.tokens = [...this.found];
            this.drawTokens();
            this.decodeSoon();
        });
        this.listenToDrops();
        this.listenToTokens();
    }

    listenToDrops() {
        const over = inside => this.root.classList.toggle("mm-over", inside);
        this.root.addEventListener("dragover", event => {
            event.preventDefault();
            over(true);
        });
        this.root.addEventListener("dragleave", () => over(false));
        this.root.addEventListener("drop", event => {
            event.preventDefault();
            over(false);
            this.part.file.value = "";
            this.openFile(event.dataTransfer.files[0]);
        });
    }

    listenToTokens() {
        const {tokens} = this.part;
        const point = event => {
            const box = tokens.getBoundingClientRect();
            const at = (position, start, length) => Math.floor((position - start) / length * this.rows);
            this.moveTo(at(event.clientY, box.top, box.height), at(event.clientX, box.left, box.width));
            if (event.shiftKey) {
                this.pick();
            } else {
                this.write();
            }
        };
        tokens.addEventListener("pointerdown", event => {
            if (this.tokens && event.button === 0) {
                tokens.setPointerCapture(event.pointerId);
                point(event);
            }
        });
        tokens.addEventListener("pointermove", event => {
            if (tokens.hasPointerCapture(event.pointerId)) {
                point(event);
            }
        });
        const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
        tokens.addEventListener("keydown", event => {
            if (!this.tokens || event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            const {row, column} = this.cursor;
            if (event.key in steps) {
                this.moveTo(row + steps[event.key][0], column + steps[event.key][1]);
            } else if (event.key === "Enter" || event.key === " ") {
                this.write();
            } else if (event.key === "p" || event.key === "P") {
                this.pick();
            } else {
                return;
            }
            event.preventDefault();
        });
    }

    openFile(file) {
        if (file) {
            this.open(() => file, file.name);
        } else {
            this.say("No file was given");
        }
    }

    openSample() {
        this.open(async () => (await fetch(`${FILES}sample.jpg`)).blob(), "Sample photo");
    }
}

async function start(root) {
    try {
        root.page = new TokenizerPage(root, await load());
        root.page.openSample();
    } catch (error) {
        root.querySelector(".mm-status").textContent = `The tokenizer could not be loaded: ${error.message}`;
        root.setAttribute("aria-busy", "false");
    }
}

document.querySelectorAll(".mm-tokenizer").forEach(start);
