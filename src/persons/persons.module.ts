import { Module } from '@nestjs/common';
import { CitizensModule } from '../citizens/index.js';
import { DossiersModule } from '../dossiers/index.js';
import { PersonRequestsController } from './http/person-requests.controller.js';

/** What one person may ask for: everything that is stored about them, and its erasure. */
@Module({ imports: [CitizensModule, DossiersModule], controllers: [PersonRequestsController] })
export class PersonsModule {}
